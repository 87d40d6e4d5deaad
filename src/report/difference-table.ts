/** What each framework costs more than the baseline of its own language. */
import type { Comparison, Estimate, Result } from '../results/schema.js';
import { inUnitsOf } from '../stats/estimate.js';
import { inOrder } from './order.js';
import { markedName } from './invalid-mark.js';
import { columnCells, type FigureColumn, type ReportTable } from './report-table.js';

const BYTES_PER_MB = 1e6;

function difference(
  title: string,
  unit: string,
  pick: (comparison: Comparison) => Estimate | null,
  scale = 1,
): FigureColumn<Comparison> {
  return {
    title,
    unit,
    figure: (comparison) => {
      const figure = pick(comparison);
      return figure ? inUnitsOf(figure, scale) : null;
    },
    better: 'low',
    spread: true,
    signed: true,
  };
}

const columns: readonly FigureColumn<Comparison>[] = [
  { ...difference('Overhead', 'ms', ({ overheadMs }) => overheadMs), digits: 3 },
  difference('Latency', 'ms', ({ latencyMs }) => latencyMs),
  difference('CPU', 'ms/req', ({ cpuMsPerRequest }) => cpuMsPerRequest),
  difference('Peak', 'MB', ({ peakRssBytes }) => peakRssBytes, BYTES_PER_MB),
  difference('1st answer', 'ms', ({ firstAnswerMs }) => firstAnswerMs),
];

/** Framework − baseline, same language; null when nothing could be compared. */
export function differenceTable(result: Result): ReportTable | null {
  const comparisons = inOrder(result.adapters).flatMap(
    ({ name }) => result.comparisons.find(({ adapter }) => adapter === name) ?? [],
  );
  if (comparisons.length === 0) return null;
  const cells = columns.map((column) => columnCells(comparisons, column));
  return {
    title: 'Framework − baseline of the same language',
    headers: [
      { title: 'Adapter', unit: '' },
      { title: 'Pairs', unit: '' },
      ...columns.map(({ title, unit }) => ({ title, unit })),
    ],
    rows: comparisons.map((comparison, at) => ({
      kind: 'figures',
      name: markedName(result, comparison.adapter, comparison.baseline),
      cells: [
        { text: String(comparison.pairs), spread: '', best: false },
        ...cells.map((column) => column[at] ?? { text: '–', spread: '', best: false }),
      ],
    })),
  };
}
