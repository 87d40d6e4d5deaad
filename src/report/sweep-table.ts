/** An open loop at several rates: what each adapter answers, and where its knee is. */
import type { Estimate, Result } from '../results/schema.js';
import { keepsUp, knees, type Knee, type SweepPoint } from '../results/sweep.js';
import { pointEstimate } from '../stats/estimate.js';
import { isQuantileBounded } from '../stats/quantile.js';
import { rateText } from './load-note.js';
import { formatNumber } from './number-format.js';
import { inOrder } from './order.js';
import { plainText } from './plain-text.js';
import {
  columnCells,
  figureHeader,
  type Cell,
  type FigureColumn,
  type ReportTable,
} from './report-table.js';

type Column = FigureColumn<SweepPoint>;

const response = (title: string, p: 0.5 | 0.95, priority: number): Column => ({
  title,
  unit: 'ms',
  priority,
  figure: ({ metrics: { responseMs } }) => (p === 0.5 ? responseMs?.p50 : responseMs?.p95) ?? null,
  spread: true,
  isApproximate: ({ metrics }) => !isQuantileBounded(metrics.success.ok, p),
});

const lateShare = ({ metrics: { lateSends } }: SweepPoint): Estimate | null =>
  lateSends && lateSends.total > 0 ? pointEstimate((100 * lateSends.late) / lateSends.total) : null;

const columns: readonly Column[] = [
  {
    title: 'Answered',
    unit: 'req/s',
    figure: ({ answeredRps }) => answeredRps,
    digits: 3,
    spread: true,
  },
  response('Resp. P50', 0.5, 3),
  // It decides whether a rate is kept up with.
  response('Resp. P95', 0.95, 5),
  { title: 'CPU', unit: '%', priority: 2, figure: ({ metrics }) => metrics.cpuPercent },
  { title: 'Late sends', unit: '%', priority: 1, figure: lateShare },
];

const plain = (text: string): Cell => ({ text, spread: '', best: false });

/** A row for each adapter and rate; null without a sweep. */
export function sweepTable(result: Result): ReportTable | null {
  const points = inOrder(result.adapters).flatMap(({ name }) =>
    result.sweep.filter(({ adapter }) => adapter === name).toSorted((a, b) => a.rate - b.rate),
  );
  if (points.length === 0) return null;
  const cells = columns.map((column) => columnCells(points, column));
  const verdict = (point: SweepPoint): string => {
    const lowest = points.find(({ adapter }) => adapter === point.adapter) ?? point;
    const kept = keepsUp(point, lowest, result.plan.requests);
    return kept === null ? '?' : kept ? 'yes' : 'no';
  };
  return {
    title: 'Sweep of rates',
    headers: [
      { title: 'Adapter', unit: '' },
      { title: 'Rate', unit: 'req/s' },
      { title: 'Right', unit: '', priority: 4 },
      ...columns.map(figureHeader),
      { title: 'Keeps up', unit: '' },
    ],
    rows: points.map((point, at) => ({
      kind: 'figures',
      name: plainText(point.adapter),
      cells: [
        plain(rateText(point.rate)),
        plain(`${point.metrics.success.ok}/${point.metrics.success.total}`),
        ...cells.map((column) => column[at] ?? plain('–')),
        plain(verdict(point)),
      ],
    })),
  };
}

function kneeText({ keptUp, fellBehind, untold }: Knee): string {
  const kept = keptUp === null ? 'does not keep up' : `keeps up with ${rateText(keptUp)}/s`;
  if (untold) {
    return (
      `${keptUp === null ? 'cannot be told' : kept}; at ${rateText(untold.rate)}/s the run was too short to ` +
      `tell: give --requests ${formatNumber(untold.requests, 0).replaceAll(',', '')} or more`
    );
  }
  if (keptUp === null) return `${kept} even with the lowest rate, ${rateText(fellBehind ?? 0)}/s`;
  if (fellBehind === null) return `${kept}, the highest rate: the knee was not reached`;
  return `knee between ${rateText(keptUp)}/s, with which it keeps up, and ${rateText(fellBehind)}/s`;
}

/** One line for each adapter of a sweep. */
export function kneeLines(result: Result): string[] {
  const found = knees(result.sweep, result.plan.requests);
  return inOrder(result.adapters).flatMap(({ name }) => {
    const knee = found.find(({ adapter }) => adapter === name);
    return knee ? [`${plainText(name)}: ${kneeText(knee)}`] : [];
  });
}
