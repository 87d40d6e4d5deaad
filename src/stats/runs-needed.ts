/** How many processes would be needed to know a difference well enough. */
import { moments, studentPoint } from './student.js';
import { studentQuantile } from './student-distribution.js';

/** More are not worth proposing. */
const MOST_RUNS = 10_000;

/**
 * Processes a side, of such as were measured, until a difference is known to `wanted`: until half its
 * 95 % interval (`half-width`), or the difference that is seen 4 times of 5 (`smallest-visible`), is at
 * most that. A forecast from few processes is itself uncertain: after 3 the true number may well be half
 * or double.
 * @param wanted in the figures' unit, above 0
 * @returns at least 2; null where either side has fewer than two processes, or 10,000 would not do
 */
export function runsNeeded(
  a: readonly number[],
  b: readonly number[],
  wanted: number,
  purpose: 'half-width' | 'smallest-visible' = 'half-width',
): number | null {
  if (a.length < 2 || b.length < 2) return null;
  const variance = moments(a).squaredError * a.length + moments(b).squaredError * b.length;
  const enough = (runs: number): boolean => {
    const degrees = 2 * runs - 2;
    const power = purpose === 'half-width' ? 0 : studentQuantile(0.8, degrees);
    return (studentPoint(degrees) + power) * Math.sqrt(variance / runs) <= wanted;
  };
  if (!enough(MOST_RUNS)) return null;
  let [low, high] = [1, MOST_RUNS];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (enough(middle)) high = middle;
    else low = middle;
  }
  return high;
}
