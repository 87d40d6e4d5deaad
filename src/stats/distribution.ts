/** Mean and quantiles of samples that came from several processes, by hierarchical bootstrap. */
import { hierarchicalBootstrap } from './bootstrap.js';
import { pointEstimate, type Estimate } from './estimate.js';
import { isQuantileBounded, quantile } from './quantile.js';

/** Mean, quantiles and maximum, in the samples' own unit. */
export interface Distribution {
  mean: Estimate;
  p50: Estimate;
  p95: Estimate;
  p99: Estimate;
  max: Estimate;
}

/** The quantiles that are reported. */
export const QUANTILES = [0.5, 0.95, 0.99] as const;

function pool(groups: readonly Float64Array[]): Float64Array {
  const pooled = new Float64Array(groups.reduce((total, { length }) => total + length, 0));
  let at = 0;
  for (const group of groups) {
    pooled.set(group, at);
    at += group.length;
  }
  return pooled;
}

/**
 * Distribution over all samples, with 95 % intervals where they can be given: not from one process
 * (nothing is known of the difference between processes), not of the maximum, not of a quantile that
 * this number of samples cannot bound.
 * @param groups one array for each process
 * @param seed same seed and samples, same intervals
 * @returns null of no samples
 */
export function estimateDistribution(
  groups: readonly Float64Array[],
  seed: number,
): Distribution | null {
  const processes = groups.filter((group) => group.length > 0);
  if (processes.length === 0) return null;
  const sorted = pool(processes).sort();
  const mean = sorted.reduce((sum, value) => sum + value, 0) / sorted.length;
  const points = QUANTILES.map((p) => quantile(sorted, p));
  const intervals =
    processes.length > 1 ? hierarchicalBootstrap(processes, sorted, QUANTILES, seed) : null;
  const quantileEstimate = (at: 0 | 1 | 2): Estimate => {
    const value = points[at] ?? NaN;
    const interval = intervals?.quantiles[at];
    return interval && isQuantileBounded(sorted.length, QUANTILES[at])
      ? { value, ...interval }
      : pointEstimate(value);
  };
  return {
    mean: intervals ? { value: mean, ...intervals.mean } : pointEstimate(mean),
    p50: quantileEstimate(0),
    p95: quantileEstimate(1),
    p99: quantileEstimate(2),
    max: pointEstimate(sorted[sorted.length - 1] ?? NaN),
  };
}
