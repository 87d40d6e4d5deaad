/** Quantiles of samples, and whether so many samples can bound them. */
import { CONFIDENCE } from './estimate.js';

/**
 * Quantile by linear interpolation between order statistics: type 7 of Hyndman & Fan (1996), "Sample
 * quantiles in statistical packages"; the default of numpy and pandas, DuckDB's `quantile_cont`.
 * @param sorted ascending
 * @param p in [0, 1]
 * @returns NaN of no samples
 */
export function quantile(sorted: Float64Array, p: number): number {
  const position = (sorted.length - 1) * p;
  const below = Math.floor(position);
  const low = sorted[below] ?? NaN;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? NaN;
  return low + (position - below) * (high - low);
}

/**
 * The smallest sample that at least a share `p` does not exceed: type 1 of Hyndman & Fan, the inverse of
 * the empirical distribution. Unlike type 7 it is the same of samples and of their copies.
 * @param sorted ascending
 */
export function inverseDistribution(sorted: Float64Array, p: number): number {
  const rank = Math.ceil(sorted.length * p - 1e-9);
  return sorted[Math.max(0, rank - 1)] ?? NaN;
}

/**
 * Whether `samples` order statistics can enclose quantile `p` from both sides with 95 % confidence:
 * the chance that all lie on one side of it must be ≤ 2.5 % (David & Nagaraja, "Order Statistics",
 * § 7.1). P50 needs 6 samples, P95 72, P99 368.
 */
export function isQuantileBounded(samples: number, p: number): boolean {
  return Math.max(p, 1 - p) ** samples <= (1 - CONFIDENCE) / 2;
}

/**
 * Samples of each process that must be expected beyond a quantile: more for one so far out, which lies
 * between few and distant samples when all processes were asked the same requests.
 */
const beyond = (p: number): number => (Math.max(p, 1 - p) >= 0.99 ? 10 : 2);

/**
 * The fewest samples a process with which the processes' own quantiles bound that of all: 4 for P50, 40
 * for P95, 1,000 for P99. With fewer a process's own is biased and the interval covers less than it says
 * (`bench/studies/coverage.ts`).
 */
export function fewestSamplesOfSection(p: number): number {
  return Math.round(beyond(p) / Math.min(p, 1 - p));
}

/** Whether every process has enough. @param sizes samples of each process */
export function areSectionsEnough(sizes: readonly number[], p: number): boolean {
  return Math.min(...sizes) >= fewestSamplesOfSection(p);
}
