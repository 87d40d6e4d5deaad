/**
 * Permutation test of a difference of two means with a studentised statistic: exact where both sides
 * are alike under any labelling, and asymptotically right where only their means are (Janssen 1997,
 * "Studentized permutation tests for non-i.i.d. hypotheses and the generalized Behrens–Fisher problem";
 * Chung & Romano 2013, "Exact and asymptotically robust permutation tests").
 */
import { seededRandom } from './random.js';

/** Up to so many labellings each is looked at; above, so many are drawn less one. */
const MOST_LABELLINGS = 20_000;
const DRAWN_LABELLINGS = 10_000;

/** The number of ways to choose `chosen` of `total`. */
function combinations(total: number, chosen: number): number {
  let count = 1;
  for (let at = 1; at <= chosen; at += 1) count = (count * (total - chosen + at)) / at;
  return Math.round(count);
}

/** The smallest p that the test can give for so many values; it depends on no value. */
export function smallestPermutationP(a: number, b: number): number {
  const labellings = combinations(a + b, Math.min(a, b));
  // Of equal sides the opposite labelling is as extreme.
  return Math.max((a === b ? 2 : 1) / labellings, 1 / DRAWN_LABELLINGS);
}

/** Below it a squared error is rounding, in units of the values' range. */
const ROUNDING = 1e-14;

/** Two-sided p of equal means. Needs two values on each side. @param seed of the labellings drawn */
export function permutationP(a: readonly number[], b: readonly number[], seed: number): number {
  const values = [...a, ...b];
  const low = Math.min(...values);
  const range = Math.max(...values) - low;
  if (range === 0) return 1;
  const scaled = Float64Array.from(values, (value) => (value - low) / range - 0.5);
  const sum = scaled.reduce((total, value) => total + value, 0);
  const squares = scaled.reduce((total, value) => total + value ** 2, 0);

  /** |t| of a labelling, by the sum and the sum of squares of its first side. */
  const statistic = (sumOfA: number, squaresOfA: number): number => {
    const squaredErrorOf = (total: number, ofSquares: number, n: number) =>
      (ofSquares - (total * total) / n) / (n - 1) / n;
    const squaredError =
      squaredErrorOf(sumOfA, squaresOfA, a.length) +
      squaredErrorOf(sum - sumOfA, squares - squaresOfA, b.length);
    const difference = Math.abs(sumOfA / a.length - (sum - sumOfA) / b.length);
    if (squaredError > ROUNDING) return difference / Math.sqrt(squaredError);
    return difference * difference > ROUNDING ? Infinity : 0;
  };

  let observedSum = 0;
  let observedSquares = 0;
  for (const value of scaled.subarray(0, a.length)) {
    observedSum += value;
    observedSquares += value * value;
  }
  const limit = statistic(observedSum, observedSquares) * (1 - 1e-9);
  return combinations(values.length, a.length) <= MOST_LABELLINGS
    ? shareOfAll(scaled, a.length, (one, two) => statistic(one, two) >= limit)
    : shareOfDrawn(scaled, a.length, seed, (one, two) => statistic(one, two) >= limit);
}

type IsExtreme = (sum: number, squares: number) => boolean;

/** Share of all labellings that are as extreme. */
function shareOfAll(values: Float64Array, size: number, isExtreme: IsExtreme): number {
  let extreme = 0;
  let all = 0;
  const choose = (from: number, left: number, sum: number, squares: number): void => {
    if (left === 0) {
      all += 1;
      if (isExtreme(sum, squares)) extreme += 1;
      return;
    }
    for (let at = from; at <= values.length - left; at += 1) {
      const value = values[at] ?? NaN;
      choose(at + 1, left - 1, sum + value, squares + value * value);
    }
  };
  choose(0, size, 0, 0);
  return extreme / all;
}

/** The same of labellings drawn at random, the observed one counted (Phipson & Smyth 2010). */
function shareOfDrawn(
  values: Float64Array,
  size: number,
  seed: number,
  isExtreme: IsExtreme,
): number {
  const random = seededRandom(seed);
  const drawn = values.slice();
  let extreme = 1;
  for (let labelling = 1; labelling < DRAWN_LABELLINGS; labelling += 1) {
    let sum = 0;
    let squares = 0;
    for (let at = 0; at < size; at += 1) {
      const other = at + Math.floor(random() * (drawn.length - at));
      const value = drawn[other] ?? NaN;
      drawn[other] = drawn[at] ?? NaN;
      drawn[at] = value;
      sum += value;
      squares += value * value;
    }
    if (isExtreme(sum, squares)) extreme += 1;
  }
  return extreme / DRAWN_LABELLINGS;
}
