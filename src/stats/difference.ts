/** A difference of two subjects, each measured in several fresh processes. */
import { CONFIDENCE, pointEstimate, type Estimate } from './estimate.js';
import { holm } from './holm.js';
import { permutationP, smallestPermutationP } from './permutation.js';
import { moments, studentPoint, welchDegrees, type Moments } from './student.js';
import { studentQuantile, studentTails } from './student-distribution.js';

/** How p was found: from relabelled processes, or from Student's t where those are too few. */
export type PMethod = 'permutation' | 'welch';

/** a − b with its interval, and what else can be said of it; null where so few processes cannot. */
export interface Difference extends Estimate {
  /** a ÷ b */
  ratio: Estimate | null;
  /** Of no difference; `pAdjusted` by Holm over all differences that are shown together. */
  p: number | null;
  pMethod: PMethod | null;
  pAdjusted: number | null;
  /** The smallest difference that this many processes, as noisy as these, would show 4 times of 5. */
  smallestVisible: number | null;
}

/** The chance of a false verdict, over all differences shown together. */
export const SIGNIFICANCE = 1 - CONFIDENCE;
/** The chance of seeing a difference of `smallestVisible`. */
const POWER = 0.8;

/**
 * a ÷ b with Fieller's interval (1954, "Some problems in interval estimation"): the ratios r for which
 * mean(a) − r × mean(b) cannot be told from 0, so that 1 lies outside just when the difference is clear
 * of 0 (up to the degrees of freedom, Welch's at the ratio found). Null where b is not above 0 or a
 * below it; without interval where b cannot be told from 0.
 */
function ratioOf(a: Moments, b: Moments): Estimate | null {
  if (!(b.mean > 0) || a.mean < 0) return null;
  const value = a.mean / b.mean;
  if (a.n === 1 || b.n === 1) return pointEstimate(value);
  const scaledB: Moments = { ...b, squaredError: value ** 2 * b.squaredError };
  if (a.squaredError + scaledB.squaredError === 0) return { value, low: value, high: value };
  const point = studentPoint(welchDegrees(a, scaledB));
  const g = (point ** 2 * b.squaredError) / b.mean ** 2;
  if (g >= 1) return pointEstimate(value);
  const half = (point / b.mean) * Math.sqrt(a.squaredError * (1 - g) + value ** 2 * b.squaredError);
  return { value, low: (value - half) / (1 - g), high: (value + half) / (1 - g) };
}

/**
 * p of no difference: by permutation of the processes' labels where that can reach 5 % among so many
 * differences, else (3 + 3 processes give no p below 0.1, 5 + 5 none below 0.008) of Welch's t. What is
 * used depends on the numbers of processes and differences only, never on the values; but where nothing
 * varies Student's t says nothing and labels are permuted anyway.
 */
function test(
  a: readonly number[],
  b: readonly number[],
  t: number,
  degrees: number,
  family: number,
  seed: number,
): { p: number; pMethod: PMethod } {
  const reaches = smallestPermutationP(a.length, b.length) * family <= SIGNIFICANCE;
  if (reaches || !Number.isFinite(t))
    return { p: permutationP(a, b, seed), pMethod: 'permutation' };
  return { p: studentTails(t, degrees), pMethod: 'welch' };
}

/**
 * Difference a − b of one figure a process, with Welch's 95 % interval. The process is the unit of
 * replication: requests of one process are not independent of each other.
 * @param a figures of one subject's processes, all in one unit; any order
 * @param seed of the permutations drawn where there are too many for all
 * @param family how many differences will be shown together and corrected by `withHolm`
 * @returns null of no figures on either side; value and ratio alone where either has one process
 */
export function differenceOfProcesses(
  a: readonly number[],
  b: readonly number[],
  seed = 0,
  family = 1,
): Difference | null {
  if (a.length === 0 || b.length === 0) return null;
  const [one, other] = [moments(a), moments(b)];
  const value = one.mean - other.mean;
  const ratio = ratioOf(one, other);
  if (a.length === 1 || b.length === 1) {
    const unknown = { p: null, pMethod: null, pAdjusted: null, smallestVisible: null };
    return { ...pointEstimate(value), ratio, ...unknown };
  }
  const error = Math.sqrt(one.squaredError + other.squaredError);
  const degrees = error > 0 ? welchDegrees(one, other) : a.length + b.length - 2;
  const half = error > 0 ? studentPoint(degrees) * error : 0;
  // What is clear of 0 even as the first of the family in Holm's order.
  const clear = error > 0 ? studentQuantile(1 - SIGNIFICANCE / 2 / family, degrees) * error : 0;
  return {
    value,
    low: value - half,
    high: value + half,
    ratio,
    ...test(a, b, value / error, degrees, family, seed),
    pAdjusted: null,
    smallestVisible: clear + (error > 0 ? studentQuantile(POWER, degrees) * error : 0),
  };
}

/** The same differences with `pAdjusted` filled: give all that are shown together. */
export function withHolm(differences: readonly (Difference | null)[]): (Difference | null)[] {
  const adjusted = holm(differences.map((difference) => difference?.p ?? null));
  return differences.map((difference, at) =>
    difference ? { ...difference, pAdjusted: adjusted[at] ?? null } : null,
  );
}

/** The verdict of all tables: whether there is a difference, among all that are shown together. */
export function isSeen({ pAdjusted }: Pick<Difference, 'pAdjusted'>): boolean {
  return pAdjusted !== null && pAdjusted <= SIGNIFICANCE;
}
