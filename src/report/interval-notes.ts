/** How sure the figures are, in words. */
import type { Result } from '../results/schema.js';
import { isSeen } from '../stats/difference.js';
import { fewestSamplesOfSection } from '../stats/quantile.js';
import { studentPoint } from '../stats/student.js';
import { shownDifferences } from './difference-table.js';
import { formatNumber } from './number-format.js';

/** From so many runs on Student's t is not much wider than with many. */
const FEW_RUNS = 5;

function whatRunsSupport(runs: number): string {
  if (runs === 1) {
    return (
      'One run: nothing is known of how processes differ, so there is no interval and no verdict but of ' +
      'cold starts, each a process.'
    );
  }
  if (runs >= FEW_RUNS) return '';
  const point = (of: number): string => formatNumber(studentPoint(of - 1), 1);
  return (
    `${runs} runs: intervals are wide, Student’s t with ${runs - 1} ` +
    `degree${runs === 2 ? '' : 's'} of freedom (±${point(runs)} standard errors; ` +
    `±${point(FEW_RUNS)} with ${FEW_RUNS} runs, ±2.0 with many).`
  );
}

/** What ± and ~ are, and what is the best of a column. @param bestMark what the best looks like */
export function intervalNote({ plan }: Result, bestMark: string): string {
  const runs = whatRunsSupport(plan.runs);
  const fewest = (p: number): string => formatNumber(fewestSamplesOfSection(p), 0);
  return [
    '±: half the 95 % interval over fresh processes. Times: sectioning (the spread of the processes’ own ' +
      'figures around that of all requests, Student’s t, log scale); other figures: Student’s t; cold ' +
      'starts: order statistics. All processes answer the same requests; the interval is for these.',
    ...(runs === '' ? [] : [runs]),
    `~: a quantile that so few requests cannot bound (P95 wants ${fewest(0.95)} right answers a run, P99 ` +
      `${fewest(0.99)}).`,
    `${bestMark}: best of its column, shared where intervals overlap; none without intervals.`,
  ].join(' ');
}

/** What a difference is, when it is seen and what was not seen; null without differences. */
export function differenceNote(result: Result): string | null {
  const differences = shownDifferences(result);
  if (differences.length === 0) return null;
  const taken =
    'Differences: of means over processes; overhead and latency over the requests that both answered, ' +
    'which met the same model delays.';
  const tested = differences.filter(({ pAdjusted }) => pAdjusted !== null);
  if (tested.length === 0) return `${taken} None was tested.`;
  const uses = (method: 'permutation' | 'welch'): boolean =>
    tested.some(({ pMethod }) => pMethod === method);
  const how = [
    ...(uses('permutation') ? ['by permuting the labels of processes'] : []),
    ...(uses('welch') ? ['of Welch’s t where processes are too few to permute'] : []),
  ].join(', ');
  return (
    `${taken} A figure with ±: a difference is seen, p ≤ 0.05 after Holm’s correction for the ` +
    `${tested.length} tested here; p ${how}. An interval is for one difference alone.` +
    (tested.every(isSeen)
      ? ''
      : ' none (x): no difference is seen; one of x would be, 4 times of 5.')
  );
}
