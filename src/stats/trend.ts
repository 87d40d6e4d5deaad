/** Whether a series rises or falls, and by how much: robust against outliers, ties and autocorrelation. */
import { median } from './median.js';
import { quantile } from './quantile.js';

export interface Trend {
  /**
   * Standard normal under "no trend": Mann (1945) and Kendall (1975), corrected for ties, for continuity and
   * for autocorrelation.
   */
  readonly z: number;
  /** Change from the first value to the last along the line of Theil (1950) and Sen (1968). */
  readonly change: number;
}

/** Pairs grow with the square: longer series are thinned to medians of neighbours. */
const MOST_POINTS = 400;

const sorted = (values: readonly number[]): Float64Array => Float64Array.from(values).sort();

function thin(values: readonly number[]): number[] {
  const size = Math.ceil(values.length / MOST_POINTS);
  if (size === 1) return [...values];
  return Array.from({ length: Math.floor(values.length / size) }, (_, at) =>
    median(values.slice(at * size, (at + 1) * size)),
  );
}

/** Mid-ranks, from 1. */
function ranks(values: readonly number[]): number[] {
  const order = sorted(values);
  const first = new Map<number, number>();
  const last = new Map<number, number>();
  order.forEach((value, at) => {
    if (!first.has(value)) first.set(value, at + 1);
    last.set(value, at + 1);
  });
  return values.map((value) => ((first.get(value) ?? 0) + (last.get(value) ?? 0)) / 2);
}

/**
 * By what factor autocorrelation widens the variance: 1 + 2 Σ (1 − k/n) ρₖ of the detrended ranks (Hamed
 * & Rao 1998; Yue & Wang 2004), summed up to the first ρₖ that is not positive (as Geyer 1992 does).
 * Never below 1: the correction may only make the test more careful.
 */
function varianceFactor(detrended: readonly number[]): number {
  const n = detrended.length;
  const ranked = ranks(detrended);
  const centred = ranked.map((rank) => rank - (n + 1) / 2);
  const variance = centred.reduce((sum, value) => sum + value * value, 0);
  if (variance === 0) return 1;
  let factor = 1;
  for (let lag = 1; lag < n / 2; lag += 1) {
    let sum = 0;
    for (let at = lag; at < n; at += 1) sum += (centred[at] ?? 0) * (centred[at - lag] ?? 0);
    const rho = sum / variance;
    if (rho <= 0) break;
    factor += 2 * (1 - lag / n) * rho;
  }
  return factor;
}

/**
 * Trend of values in the order of time; null of fewer than 8, which cannot tell.
 * @param together how many neighbours are known to share their fate: autocorrelation estimated from a short
 *   series comes out too small, so the variance is widened by half of this at least
 */
export function trend(series: readonly number[], together = 1): Trend | null {
  const values = thin(series);
  const n = values.length;
  if (n < 8) return null;
  let score = 0;
  const slopes = new Float64Array((n * (n - 1)) / 2);
  let pair = 0;
  for (let late = 1; late < n; late += 1) {
    for (let early = 0; early < late; early += 1) {
      const rise = (values[late] ?? 0) - (values[early] ?? 0);
      score += Math.sign(rise);
      slopes[pair++] = rise / (late - early);
    }
  }
  const slope = quantile(slopes.sort(), 0.5);
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const spread = (t: number): number => t * (t - 1) * (2 * t + 5);
  const ties = [...counts.values()].reduce((sum, t) => sum + spread(t), 0);
  const variance = (spread(n) - ties) / 18;
  const estimated = varianceFactor(values.map((value, at) => value - slope * at));
  const factor = Math.max(estimated, (together * n) / series.length / 2);
  const distance = Math.max(0, Math.abs(score) - 1);
  const z = variance > 0 ? (Math.sign(score) * distance) / Math.sqrt(variance * factor) : 0;
  return { z, change: slope * (n - 1) };
}
