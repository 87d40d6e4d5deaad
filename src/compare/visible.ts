/** What a number of processes can show when several differences are tested together. */
import { SIGNIFICANCE } from '../stats/difference.js';
import { studentQuantile } from '../stats/student-distribution.js';
import { moments, welchDegrees } from '../stats/student.js';

const POWER = 0.8;

export interface WelchError {
  /** new − old */
  readonly difference: number;
  readonly standardError: number;
  readonly degrees: number;
}

/** Welch's difference of two means with its error; null where a side has fewer than two values. */
export function welchError(newer: readonly number[], older: readonly number[]): WelchError | null {
  if (newer.length < 2 || older.length < 2) return null;
  const [one, other] = [moments(newer), moments(older)];
  const standardError = Math.sqrt(one.squaredError + other.squaredError);
  return {
    difference: one.mean - other.mean,
    standardError,
    degrees: standardError > 0 ? welchDegrees(one, other) : newer.length + older.length - 2,
  };
}

/**
 * The smallest difference that would be seen 4 times of 5 were it the only one among `family` tested
 * together: Bonferroni, which is what Holm asks of the first.
 */
export function smallestVisibleAmong(
  newer: readonly number[],
  older: readonly number[],
  family: number,
): number | null {
  const error = welchError(newer, older);
  if (!error) return null;
  const { standardError, degrees } = error;
  const point = studentQuantile(1 - SIGNIFICANCE / (2 * Math.max(1, family)), degrees);
  return (point + studentQuantile(POWER, degrees)) * standardError;
}
