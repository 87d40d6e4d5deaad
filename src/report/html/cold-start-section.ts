/** From spawn to the first right answer, and how much of it passes before an adapter is ready. */
import type { AdapterResult, Result } from '../../results/schema.js';
import { formatNumber } from '../number-format.js';
import { inOrder } from '../order.js';
import { plainText } from '../plain-text.js';
import type { ReportTable } from '../report-table.js';
import { columnCells } from '../report-table.js';
import { ROWS_DRAWN } from './bounded.js';
import { figure, type LegendEntry } from './figure.js';
import { note, type Section } from './html.js';
import { Plot, svgPlot } from './plot.js';
import { rowPlot } from './row-axis.js';

const kinds: readonly LegendEntry[] = [
  { className: 'other', text: 'spawn → ready: interpreter, imports, building the agent' },
  { className: 'framework', text: 'ready → first right answer' },
];

type Started = AdapterResult & {
  readonly metrics: { readonly coldStart: NonNullable<AdapterResult['metrics']['coldStart']> };
};

const hasStarted = (adapter: AdapterResult): adapter is Started =>
  adapter.metrics.coldStart !== null;

function plot(adapters: readonly Started[], label: string): string {
  const rows = adapters.map(({ name, metrics: { coldStart } }) => ({
    name: plainText(name),
    ready: coldStart.readyMs.value,
    answer: coldStart.firstAnswerMs.value,
    low: coldStart.firstAnswerMs.low ?? coldStart.firstAnswerMs.value,
    high: coldStart.firstAnswerMs.high ?? coldStart.firstAnswerMs.value,
  }));
  return svgPlot(label, {
    ...rowPlot(
      rows.map(({ name }) => name),
      720,
    ),
    x: { grid: true, label: 'ms →', ticks: 6 },
    marks: [
      Plot.barX(rows, { x1: 0, x2: 'ready', y: 'name', fill: 'var(--other)' }),
      Plot.barX(rows, { x1: 'ready', x2: 'answer', y: 'name', fill: 'var(--framework)' }),
      Plot.link(rows, {
        x1: 'low',
        x2: 'high',
        y1: 'name',
        y2: 'name',
        stroke: 'currentColor',
        strokeWidth: 1.5,
      }),
      Plot.text(rows, {
        x: 'high',
        y: 'name',
        text: ({ answer }: { answer: number }) => formatNumber(answer, answer < 100 ? 1 : 0),
        textAnchor: 'start',
        dx: 4,
        fill: 'currentColor',
      }),
    ],
  });
}

function startTable(adapters: readonly Started[]): ReportTable {
  const ready = columnCells(adapters, {
    title: 'Ready',
    unit: 'ms',
    figure: ({ metrics }) => metrics.coldStart.readyMs,
    spread: true,
  });
  const answer = columnCells(adapters, {
    title: '1st answer',
    unit: 'ms',
    figure: ({ metrics }) => metrics.coldStart.firstAnswerMs,
    spread: true,
  });
  return {
    title: 'Cold start',
    headers: [
      { title: 'Adapter', unit: '' },
      { title: 'Ready', unit: 'ms' },
      { title: '1st answer', unit: 'ms' },
    ],
    rows: adapters.map(({ name }, at) => ({
      kind: 'figures',
      name,
      cells: [ready[at], answer[at]].filter((cell) => cell !== undefined),
    })),
  };
}

export function coldStartSection(result: Result): Section | null {
  const adapters = inOrder(result.adapters).filter(hasStarted).slice(0, ROWS_DRAWN);
  if (adapters.length === 0) return null;
  const caption =
    'Median time of fresh processes, ms; the line is the first answer’s 95 % interval';
  return {
    id: 'cold-start',
    title: 'Cold start',
    content: [
      note(
        'Fresh processes after one discarded; page cache warm, model without delay, constant tool. The clock ' +
          'starts before the interpreter and its imports.',
      ),
      figure({
        svg: plot(adapters, `${caption}, of ${adapters.length} adapters.`),
        caption,
        legend: kinds,
        table: startTable(adapters),
      }),
    ],
  };
}
