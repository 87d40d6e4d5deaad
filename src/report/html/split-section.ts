/** Where the time of a request goes: stacked bars. */
import { h } from 'hastscript';
import type { AdapterResult, Result } from '../../results/schema.js';
import { timeTable } from '../adapter-table.js';
import { formatNumber } from '../number-format.js';
import { inOrder } from '../order.js';
import { plainText } from '../plain-text.js';
import { drawnAdapters } from './bounded.js';
import { figure, type LegendEntry } from './figure.js';
import { note, type Section } from './html.js';
import { htmlTable } from './html-table.js';
import { Plot, svgPlot } from './plot.js';
import { rowPlot } from './row-axis.js';

interface Part {
  readonly name: string;
  readonly part: string;
  readonly ms: number;
}

type Kind = LegendEntry & { readonly of: (adapter: AdapterResult) => number | undefined };

const queue: Kind = {
  className: 'queue',
  text: 'queue: waiting to be sent',
  of: ({ metrics }) => metrics.queueMs?.mean.value,
};
const llm: Kind = {
  className: 'llm',
  text: 'LLM: model calls',
  of: ({ metrics }) => metrics.llmMs?.mean.value,
};
const tool: Kind = {
  className: 'tool',
  text: 'tool: tool calls',
  of: ({ metrics }) => metrics.toolMs?.mean.value,
};
const framework: Kind = {
  className: 'framework',
  text: 'overhead: all other time',
  of: ({ metrics }) => metrics.overheadMs?.mean.value,
};

function stacked(adapters: readonly AdapterResult[], kinds: readonly Kind[], label: string) {
  const parts = adapters.flatMap((adapter) =>
    kinds.map(({ className, of }): Part => ({
      name: plainText(adapter.name),
      part: className,
      ms: Math.max(0, of(adapter) ?? 0),
    })),
  );
  const total = (adapter: AdapterResult): number =>
    kinds.reduce((sum, { of }) => sum + Math.max(0, of(adapter) ?? 0), 0);
  return svgPlot(label, {
    ...rowPlot(
      adapters.map(({ name }) => plainText(name)),
      620,
    ),
    x: { grid: true, label: 'ms, mean of a request →', ticks: 6 },
    color: {
      domain: kinds.map(({ className }) => className),
      range: kinds.map(({ className }) => `var(--${className})`),
    },
    marks: [
      Plot.barX(parts, {
        x: 'ms',
        y: 'name',
        fill: 'part',
        order: kinds.map(({ className }) => className),
        // An edge tells neighbours apart where their colours don't.
        stroke: 'var(--ground)',
        strokeWidth: 0.5,
      }),
      Plot.text(adapters, {
        x: total,
        y: ({ name }: AdapterResult) => plainText(name),
        text: (adapter: AdapterResult) =>
          formatNumber(total(adapter), total(adapter) < 100 ? 1 : 0),
        textAnchor: 'start',
        dx: 4,
        fill: 'currentColor',
      }),
    ],
  });
}

export function splitSection(result: Result): Section | null {
  const adapters = drawnAdapters(result);
  if (adapters.length === 0) return null;
  const whole =
    result.plan.loop === 'open' ? [queue, llm, tool, framework] : [llm, tool, framework];
  const drawn = (kinds: readonly Kind[], caption: string) =>
    figure({
      svg: stacked(adapters, kinds, `${caption}, of ${adapters.length} adapters.`),
      caption,
      legend: kinds,
    });
  return {
    id: 'time',
    title: 'Time of a request',
    content: [
      note(
        'Bars are means and add up to the mean latency where a request’s calls do not overlap. Overhead is what ' +
          'is left: framework, client library, JSON, waiting for a CPU.',
      ),
      h('div', { className: ['pair'] }, [
        drawn(whole, 'Mean time of a request by where it is spent, ms'),
        drawn([tool, framework], 'The same without the model, ms'),
      ]),
      htmlTable(timeTable(result), {
        sortable: true,
        names: inOrder(result.adapters).map(({ name }) => name),
      }),
    ],
  };
}
