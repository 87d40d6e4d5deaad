/** Intervals of means over few independent values, one a process. */
import { CONFIDENCE, pointEstimate, type Estimate } from './estimate.js';
import { studentQuantile } from './student-distribution.js';

const UPPER = (1 + CONFIDENCE) / 2;

/** Half a 95 % interval in standard errors: the 97.5 % point of Student's t. */
export function studentPoint(degrees: number): number {
  return studentQuantile(UPPER, degrees);
}

/** Mean of independent values, and the squared standard error of the mean. */
export interface Moments {
  readonly n: number;
  readonly mean: number;
  /** NaN of one value. */
  readonly squaredError: number;
}

export function moments(values: readonly number[]): Moments {
  const n = values.length;
  const first = values[0] ?? NaN;
  // Around the first value, so that equal values have no variance, not one of rounding.
  const mean = first + values.reduce((sum, value) => sum + (value - first), 0) / n;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { n, mean, squaredError: squares / (n - 1) / n };
}

/**
 * Degrees of freedom of a sum of two independent squared errors (Welch 1947, "The generalization of
 * ‘Student's’ problem when several different population variances are involved").
 * @returns NaN where both are 0
 */
export function welchDegrees(a: Moments, b: Moments): number {
  return (
    (a.squaredError + b.squaredError) ** 2 /
    (a.squaredError ** 2 / (a.n - 1) + b.squaredError ** 2 / (b.n - 1))
  );
}

/**
 * Mean of one value a process with Student's 95 % interval: resampling three values would cover 75 %.
 * @returns null of no values; no interval of one
 */
export function estimateMean(values: readonly number[]): Estimate | null {
  if (values.length === 0) return null;
  const { n, mean, squaredError } = moments(values);
  if (n === 1) return pointEstimate(mean);
  const half = studentPoint(n - 1) * Math.sqrt(squaredError);
  return { value: mean, low: mean - half, high: mean + half };
}
