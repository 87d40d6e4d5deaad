/** Tables with a row for each adapter: time and resources. */
import { isQuantileBounded } from '../stats/quantile.js';
import { inUnitsOf, pointEstimate } from '../stats/estimate.js';
import type { AdapterResult, Estimate, Metrics, Result } from '../results/schema.js';
import { markedName } from './invalid-mark.js';
import { inOrder } from './order.js';
import { cut, plainText } from './plain-text.js';
import {
  columnCells,
  figureHeader,
  NOTHING,
  plainCell,
  type FigureColumn,
  type ReportTable,
} from './report-table.js';

const BYTES_PER_MB = 1e6;
/** What a row can hold; the notes give the reason in full. */
const REASON_WIDTH = 75;

type AdapterColumn = FigureColumn<AdapterResult>;

const of =
  (pick: (metrics: Metrics) => Estimate | null | undefined, scale = 1) =>
  ({ metrics }: AdapterResult): Estimate | null => {
    const figure = pick(metrics);
    return figure ? inUnitsOf(figure, scale) : null;
  };

const counted = (value: number | null): Estimate | null =>
  value === null ? null : pointEstimate(value);

/** Too few requests in all, or in a process, while the mean has an interval. */
const unbounded =
  (p: number, name: 'p50' | 'p95') =>
  ({ metrics: { success, latencyMs } }: AdapterResult): boolean =>
    !isQuantileBounded(success.ok, p) ||
    (latencyMs !== null && latencyMs.mean.low !== null && latencyMs[name].low === null);

/** Without priority what a row is read for: latency, and the framework's part in it. */
const timeColumns: readonly AdapterColumn[] = [
  {
    title: 'P50',
    unit: 'ms',
    figure: of(({ latencyMs }) => latencyMs?.p50),
    better: 'low',
    spread: true,
    isApproximate: unbounded(0.5, 'p50'),
  },
  {
    title: 'P95',
    unit: 'ms',
    figure: of(({ latencyMs }) => latencyMs?.p95),
    better: 'low',
    spread: true,
    isApproximate: unbounded(0.95, 'p95'),
  },
  { title: 'LLM', unit: 'ms', priority: 4, figure: of(({ llmMs }) => llmMs?.mean) },
  { title: 'Tool', unit: 'ms', priority: 3, figure: of(({ toolMs }) => toolMs?.mean) },
  {
    title: 'Overhead',
    unit: 'ms',
    figure: of(({ overheadMs }) => overheadMs?.mean),
    digits: 3,
    better: 'low',
    spread: true,
  },
  {
    title: 'Rate',
    unit: 'req/s',
    priority: 2,
    figure: of(({ throughputRps }) => throughputRps),
    digits: 3,
    // No best: in a closed loop the rate says nothing that latency does not, and without its interval a
    // shared mark would look wrong.
  },
  {
    title: 'LLM',
    unit: 'calls',
    priority: 1,
    figure: of(({ llmCallsPerRequest }) => llmCallsPerRequest),
  },
];

/** Open loop: from the intended start, so that a stall is not hidden. */
const responseColumns: readonly AdapterColumn[] = timeColumns.map((column) => {
  if (column.title === 'P50') {
    return { ...column, title: 'Resp. P50', figure: of(({ responseMs }) => responseMs?.p50) };
  }
  if (column.title === 'P95') {
    return { ...column, title: 'Resp. P95', figure: of(({ responseMs }) => responseMs?.p95) };
  }
  return column;
});

/** Peak, CPU of a request and the first answer stay: they are what the differences are about. */
const resourceColumns: readonly AdapterColumn[] = [
  {
    title: 'Idle',
    unit: 'MB',
    priority: 5,
    figure: of(({ idleRssBytes }) => idleRssBytes, BYTES_PER_MB),
    better: 'low',
  },
  {
    title: 'Peak',
    unit: 'MB',
    figure: of(({ peakRssBytes }) => peakRssBytes, BYTES_PER_MB),
    better: 'low',
    spread: true,
  },
  {
    title: 'CPU',
    unit: 'ms/req',
    figure: of(({ cpuMsPerRequest }) => cpuMsPerRequest),
    better: 'low',
    spread: true,
  },
  { title: 'CPU', unit: '%', priority: 2, figure: of(({ cpuPercent }) => cpuPercent) },
  {
    title: 'Ready',
    unit: 'ms',
    priority: 4,
    figure: of(({ coldStart }) => coldStart?.readyMs),
    better: 'low',
  },
  {
    title: '1st answer',
    unit: 'ms',
    figure: of(({ coldStart }) => coldStart?.firstAnswerMs),
    better: 'low',
    spread: true,
  },
  {
    title: 'Disk',
    unit: 'MB',
    priority: 3,
    counted: true,
    figure: of(({ installBytes }) => counted(installBytes), BYTES_PER_MB),
    better: 'low',
  },
  {
    title: 'Set-up',
    unit: 's',
    priority: 1,
    figure: of(({ setupSeconds }) => counted(setupSeconds)),
  },
];

/** `failed: reason`, or what else an adapter's row says instead of figures. */
export function statusText({ status, reason }: AdapterResult): string {
  const why = plainText(reason ?? '');
  if (status === 'ok') return why || 'no figures';
  return why ? `${status}: ${why}` : status;
}

/** With the number of right answers, or without and then with the status alone for a reason. */
function adapterTable(
  result: Result,
  title: string,
  columns: readonly AdapterColumn[],
  success: boolean,
): ReportTable {
  const adapters = inOrder(result.adapters);
  const hasFigures = (adapter: AdapterResult): boolean =>
    adapter.metrics.success.total > 0 || adapter.metrics.coldStart !== null;
  const measured = adapters.filter(hasFigures);
  const cells = columns.map((column) => columnCells(measured, column));
  const rows = adapters.map((adapter): ReportTable['rows'][number] => {
    const name = markedName(result, adapter.name);
    const reason = success ? cut(statusText(adapter), REASON_WIDTH) : adapter.status;
    if (!hasFigures(adapter)) return { kind: 'reason', name, reason };
    const at = measured.indexOf(adapter);
    const { ok, total } = adapter.metrics.success;
    const own = cells.map((column) => column[at] ?? NOTHING);
    return {
      kind: 'figures',
      name,
      cells: success ? [plainCell(`${ok}/${total}`), ...own] : own,
    };
  });
  return {
    title,
    headers: [
      { title: 'Adapter', unit: '' },
      ...(success ? [{ title: 'Right', unit: '' }] : []),
      ...columns.map(figureHeader),
    ],
    rows,
  };
}

/** Latency, its parts, throughput. */
export function timeTable(result: Result): ReportTable {
  const columns = result.plan.loop === 'open' ? responseColumns : timeColumns;
  return adapterTable(result, 'Time of a request', columns, true);
}

/** Memory, CPU, cold start, footprint. */
export function resourceTable(result: Result): ReportTable {
  return adapterTable(result, 'Resources', resourceColumns, false);
}
