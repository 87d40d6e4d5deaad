/** What adapters cost on an instance of a given price: a row for each. */
import { costOf, type Cost } from '../cost/cost.js';
import type { InstancePrice } from '../cost/instance-price.js';
import type { AdapterResult } from '../results/schema.js';
import { inUnitsOf, type Estimate } from '../stats/estimate.js';
import { statusText } from './adapter-table.js';
import type { CostReport } from './cost-report.js';
import { markedName } from './invalid-mark.js';
import { formatNumber } from './number-format.js';
import { inOrder } from './order.js';
import { cut, plainText } from './plain-text.js';
import {
  columnCells,
  NOTHING,
  plainCell,
  type Cell,
  type FigureColumn,
  type ReportTable,
} from './report-table.js';

const BYTES_PER_MB = 1e6;
const BYTES_PER_GB = 1e9;
/** What a row can hold in 100 columns. */
const REASON_WIDTH = 75;

interface Costed {
  readonly adapter: AdapterResult;
  readonly cost: Cost;
}

/** Adapters of which something is known, in the order of the table. */
export function costed({ result, price, sessions }: CostReport): Costed[] {
  return inOrder(result.adapters)
    .map((adapter) => ({ adapter, cost: costOf(adapter.metrics, price, sessions) }))
    .filter(({ cost }) => cost.perMillionRequests ?? cost.sessionBytes);
}

const columns = (currency: string): readonly FigureColumn<Costed>[] => [
  {
    title: 'Requests',
    unit: `${currency}/million`,
    figure: ({ cost }) => cost.perMillionRequests,
    spread: true,
    better: 'low',
  },
  {
    title: 'Session',
    unit: 'MB',
    figure: ({ cost }) => cost.sessionBytes && inUnitsOf(cost.sessionBytes, BYTES_PER_MB),
    spread: true,
  },
  { title: 'Memory fills', unit: 'instances', figure: ({ cost }) => cost.byMemory, spread: true },
  { title: 'CPU fills', unit: 'instances', figure: ({ cost }) => cost.byCpu, spread: true },
];

/** `12 (11–14)`; both ends the same say no more than the figure. */
function wholeCell(figure: Estimate | null): Cell {
  if (!figure) return NOTHING;
  const { value, low, high } = figure;
  const told = low !== null && high !== null && low !== high;
  const spread = told ? `(${formatNumber(low, 0)}–${formatNumber(high, 0)})` : '';
  return { text: formatNumber(value, 0), spread, best: false };
}

const perHourCell = ({ perHour }: Cost): Cell =>
  perHour ? plainCell(formatNumber(perHour.value, 2)) : NOTHING;

/** `AWS m7g.large in us-east-1` */
export const instanceText = ({ provider, instance, region }: InstancePrice): string =>
  plainText(`${provider} ${instance} in ${region}`);

/** `2 vCPU and 8.6 GB` */
export const sizeText = ({ vcpus, memoryBytes }: InstancePrice): string =>
  `${formatNumber(vcpus, 0)} vCPU and ${formatNumber(memoryBytes / BYTES_PER_GB, 1)} GB`;

export function costTable(report: CostReport): ReportTable {
  const { result, price, sessions } = report;
  const all = costed(report);
  const own = columns(plainText(price.currency));
  const cells = own.map((column) => columnCells(all, column));
  const rows = inOrder(result.adapters).map((adapter): ReportTable['rows'][number] => {
    const name = markedName(result, adapter.name);
    const at = all.findIndex((each) => each.adapter === adapter);
    const found = all[at];
    if (!found) return { kind: 'reason', name, reason: cut(statusText(adapter), REASON_WIDTH) };
    const { cost } = found;
    return {
      kind: 'figures',
      name,
      cells: [
        ...cells.map((column) => column[at] ?? NOTHING),
        wholeCell(cost.instances),
        plainCell(cost.tooSmall ? 'too small' : (cost.binds ?? '–')),
        perHourCell(cost),
      ],
    };
  });
  return {
    title: `Cost of ${formatNumber(sessions, 0)} sessions at once on ${instanceText(price)}`,
    headers: [
      { title: 'Adapter', unit: '' },
      ...own.map(({ title, unit }) => ({ title, unit })),
      { title: 'Needed', unit: 'instances' },
      { title: 'Binds', unit: '' },
      { title: 'All', unit: `${plainText(price.currency)}/h` },
    ],
    rows,
  };
}
