/** Mean and quantiles of samples that came from several processes. */
import { pointEstimate, type Estimate } from './estimate.js';
import { areSectionsEnough, inverseDistribution, quantile } from './quantile.js';
import { sectionedEstimate } from './sectioning.js';

/** Mean, quantiles and maximum, in the samples' own unit. */
export interface Distribution {
  mean: Estimate;
  p50: Estimate;
  p95: Estimate;
  p99: Estimate;
  max: Estimate;
}

function merge(a: Float64Array, b: Float64Array): Float64Array {
  const merged = new Float64Array(a.length + b.length);
  let [one, other] = [0, 0];
  for (let at = 0; at < merged.length; at += 1) {
    const takeOne = other >= b.length || (one < a.length && (a[one] ?? NaN) <= (b[other] ?? NaN));
    merged[at] = (takeOne ? a[one++] : b[other++]) ?? NaN;
  }
  return merged;
}

/** All samples ascending: sorted processes are merged in pairs, which is quicker than sorting anew. */
function mergeAll(sections: readonly Float64Array[]): Float64Array {
  let level = sections;
  while (level.length > 1) {
    level = level.flatMap((section, at) => {
      if (at % 2 === 1) return [];
      const next = level[at + 1];
      return [next ? merge(section, next) : section];
    });
  }
  return level[0] ?? new Float64Array();
}

function meanOf(samples: Float64Array): number {
  return samples.reduce((sum, value) => sum + value, 0) / samples.length;
}

/**
 * Distribution over all samples, with 95 % intervals where they can be given: not from one process
 * (nothing is known of the difference between processes), not of the maximum, not of a quantile for
 * which a process has too few samples. The intervals are for processes like these and requests like
 * these; where all processes were asked the same requests, for those requests.
 * @param groups one array for each process
 * @returns null of no samples
 */
export function estimateDistribution(groups: readonly Float64Array[]): Distribution | null {
  const sections = groups.filter(({ length }) => length > 0).map((group) => group.slice().sort());
  if (sections.length === 0) return null;
  const sorted = mergeAll(sections);
  const sizes = sections.map(({ length }) => length);

  const quantileEstimate = (p: number): Estimate => {
    const value = quantile(sorted, p);
    if (sections.length === 1 || !areSectionsEnough(sizes, p)) return pointEstimate(value);
    // Type 7 would differ between one process and all even where all have the same samples.
    const own = sections.map((section) => inverseDistribution(section, p));
    return sectionedEstimate(value, own, inverseDistribution(sorted, p));
  };
  const mean = meanOf(sorted);
  return {
    mean:
      sections.length === 1 ? pointEstimate(mean) : sectionedEstimate(mean, sections.map(meanOf)),
    p50: quantileEstimate(0.5),
    p95: quantileEstimate(0.95),
    p99: quantileEstimate(0.99),
    max: pointEstimate(sorted[sorted.length - 1] ?? NaN),
  };
}
