/** Medians of independent values, such as cold starts, each of a fresh process. */
import { CONFIDENCE, pointEstimate, type Estimate } from './estimate.js';
import { isQuantileBounded, quantile } from './quantile.js';

/**
 * How many order statistics to leave off at each end, so that those left enclose the median with at
 * least 95 % confidence: the largest k with P(Binomial(n, ½) < k) ≤ 2.5 %.
 */
function leftOff(n: number): number {
  let chance = 0.5 ** n;
  let cumulative = chance;
  let k = 0;
  while (cumulative <= (1 - CONFIDENCE) / 2) {
    k += 1;
    chance *= (n - k + 1) / k;
    cumulative += chance;
  }
  return k - 1;
}

/** Of values in any order; NaN of none. */
export function median(values: readonly number[]): number {
  return quantile(Float64Array.from(values).sort(), 0.5);
}

/** Median with the distribution-free interval between order statistics (from 6 values on). */
export function estimateMedian(values: readonly number[]): Estimate | null {
  if (values.length === 0) return null;
  const sorted = Float64Array.from(values).sort();
  const value = quantile(sorted, 0.5);
  if (!isQuantileBounded(sorted.length, 0.5)) return pointEstimate(value);
  const off = leftOff(sorted.length);
  return { value, low: sorted[off] ?? NaN, high: sorted[sorted.length - 1 - off] ?? NaN };
}
