/** Intervals of means over few independent values, one a process. */
import { pointEstimate, type Estimate } from './estimate.js';

/** 97.5 % points of Student's t for 1, 2, … 10 degrees of freedom. */
const SMALL = [12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.306, 2.2622, 2.2281];
const NORMAL = 1.959964;

/**
 * 97.5 % point of Student's t: tabled for few degrees of freedom and interpolated in their inverse
 * between (Welch's are not whole), the Cornish–Fisher expansion above 10 (Abramowitz & Stegun 26.7.5).
 */
export function studentPoint(degrees: number): number {
  if (degrees < SMALL.length) {
    const below = Math.max(1, Math.floor(degrees));
    const [low, high] = [SMALL[below - 1] ?? NaN, SMALL[below] ?? NaN];
    const part = (1 / below - 1 / Math.max(1, degrees)) / (1 / below - 1 / (below + 1));
    return low + part * (high - low);
  }
  const z = NORMAL;
  return (
    z +
    (z ** 3 + z) / (4 * degrees) +
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * degrees ** 2) +
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * degrees ** 3)
  );
}

/** Mean, and the squared standard error of the mean (NaN of one value). */
function moments(values: readonly number[]): { mean: number; squaredError: number } {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, squaredError: squares / (n - 1) / n };
}

function withHalfWidth(value: number, half: number): Estimate {
  return { value, low: value - half, high: value + half };
}

/**
 * Mean of one value a process with Student's 95 % interval: resampling three values would cover 75 %.
 * @returns null of no values; no interval of one
 */
export function estimateMean(values: readonly number[]): Estimate | null {
  if (values.length === 0) return null;
  const { mean, squaredError } = moments(values);
  if (values.length === 1) return pointEstimate(mean);
  return withHalfWidth(mean, studentPoint(values.length - 1) * Math.sqrt(squaredError));
}

/** Difference of two such means, a − b, with Welch's 95 % interval. */
export function differenceOfMeans(a: readonly number[], b: readonly number[]): Estimate | null {
  if (a.length === 0 || b.length === 0) return null;
  const [one, other] = [moments(a), moments(b)];
  const difference = one.mean - other.mean;
  if (a.length === 1 || b.length === 1) return pointEstimate(difference);
  const squaredError = one.squaredError + other.squaredError;
  if (squaredError === 0) return withHalfWidth(difference, 0);
  const degrees =
    squaredError ** 2 /
    (one.squaredError ** 2 / (a.length - 1) + other.squaredError ** 2 / (b.length - 1));
  return withHalfWidth(difference, studentPoint(degrees) * Math.sqrt(squaredError));
}
