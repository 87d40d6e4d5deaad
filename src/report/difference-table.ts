/** What each framework costs more than the baseline of its own language. */
import type { Comparison, Difference, Result } from '../results/schema.js';
import { isSeen } from '../stats/difference.js';
import { decimalsFor, formatNumber } from './number-format.js';
import { inOrder } from './order.js';
import { markedName } from './invalid-mark.js';
import { NOTHING, plainCell, type Cell, type ReportTable } from './report-table.js';

const BYTES_PER_MB = 1e6;

interface DifferenceColumn {
  readonly title: string;
  readonly unit: string;
  /** As of a header. */
  readonly priority?: number;
  readonly pick: (comparison: Comparison) => Difference | null;
  /** So many of the figure's unit make one of the column's. */
  readonly divisor: number;
  /** Significant digits of the smallest figure. */
  readonly digits: 2 | 3;
}

const columns: readonly DifferenceColumn[] = [
  { title: 'Overhead', unit: 'ms', pick: ({ overheadMs }) => overheadMs, divisor: 1, digits: 3 },
  {
    title: 'Latency',
    unit: 'ms',
    // What it holds beyond the overhead is the tool's and the model's.
    priority: 2,
    pick: ({ latencyMs }) => latencyMs,
    divisor: 1,
    digits: 2,
  },
  {
    title: 'CPU',
    unit: 'ms/req',
    priority: 5,
    pick: ({ cpuMsPerRequest }) => cpuMsPerRequest,
    divisor: 1,
    digits: 2,
  },
  {
    title: 'Peak',
    unit: 'MB',
    priority: 4,
    pick: ({ peakRssBytes }) => peakRssBytes,
    divisor: BYTES_PER_MB,
    digits: 2,
  },
  {
    title: '1st answer',
    unit: 'ms',
    priority: 3,
    pick: ({ firstAnswerMs }) => firstAnswerMs,
    divisor: 1,
    digits: 2,
  },
];

const isUnseen = (difference: Difference): boolean =>
  difference.pAdjusted !== null && !isSeen(difference);

/** A figure is a difference that is seen; `none (2.60)`: none is, one of 2.60 would be, 4 times of 5. */
function differenceCells(
  comparisons: readonly Comparison[],
  { pick, divisor, digits }: DifferenceColumn,
): Cell[] {
  const differences = comparisons.map(pick);
  const shown = differences.flatMap((difference) => {
    if (!difference) return [];
    const visible = isUnseen(difference) ? difference.smallestVisible : null;
    return [(visible ?? difference.value) / divisor];
  });
  const decimals = decimalsFor(shown, digits);
  const text = (value: number, signed = false): string =>
    formatNumber(value / divisor, decimals, signed);
  return differences.map((difference): Cell => {
    if (!difference) return NOTHING;
    const { value, low, high, smallestVisible } = difference;
    if (isUnseen(difference)) {
      const spread = smallestVisible === null ? '' : `(${text(smallestVisible)})`;
      return { text: 'none', spread, best: false };
    }
    return {
      text: text(value, true),
      spread: low !== null && high !== null ? `±${text((high - low) / 2)}` : '',
      best: false,
    };
  });
}

/** A comparison for each row of the table, in its order. */
export function comparedInOrder({ adapters, comparisons }: Result): Comparison[] {
  return inOrder(adapters).flatMap(
    ({ name }) => comparisons.find(({ adapter }) => adapter === name) ?? [],
  );
}

/** Framework − baseline, same language; null when nothing could be compared. */
export function differenceTable(result: Result): ReportTable | null {
  const comparisons = comparedInOrder(result);
  if (comparisons.length === 0) return null;
  const cells = columns.map((column) => differenceCells(comparisons, column));
  return {
    title: 'Framework − baseline of the same language',
    headers: [
      { title: 'Adapter', unit: '' },
      { title: 'Pairs', unit: '', priority: 1 },
      ...columns.map(({ title, unit, priority }) =>
        priority === undefined ? { title, unit } : { title, unit, priority },
      ),
    ],
    rows: comparisons.map((comparison, at) => ({
      kind: 'figures',
      name: markedName(result, comparison.adapter, comparison.baseline),
      cells: [plainCell(String(comparison.pairs)), ...cells.map((column) => column[at] ?? NOTHING)],
    })),
  };
}

/** All differences that the table shows. */
export function shownDifferences({ comparisons }: Result): Difference[] {
  return comparisons.flatMap((comparison) =>
    columns.map(({ pick }) => pick(comparison)).filter((difference) => difference !== null),
  );
}
