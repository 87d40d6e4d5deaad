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

function pool(groups: readonly Float64Array[]): Float64Array {
  const pooled = new Float64Array(groups.reduce((total, { length }) => total + length, 0));
  let at = 0;
  for (const group of groups) {
    pooled.set(group, at);
    at += group.length;
  }
  return pooled;
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
  const sorted = pool(sections).sort();
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
