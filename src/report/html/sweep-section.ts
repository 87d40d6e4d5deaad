/** An open loop at several rates: response and answered rate over what was offered. */
import { h } from 'hastscript';
import type { Result } from '../../results/schema.js';
import { inOrder } from '../order.js';
import { kneeLines, sweepTable } from '../sweep-table.js';
import { list, type Section } from './html.js';
import { htmlTable } from './html-table.js';
import { plainText } from '../plain-text.js';
import { Plot } from './plot.js';
import { smallMultiples } from './small-multiples.js';

export function sweepSection(result: Result): Section | null {
  const table = sweepTable(result);
  if (!table) return null;
  const names = inOrder(result.adapters)
    .map(({ name }) => name)
    .filter((name) => result.sweep.some(({ adapter }) => adapter === name));
  const points = result.sweep.flatMap(({ adapter, rate, metrics: { responseMs } }) =>
    responseMs ? [{ adapter, rate, ms: Math.max(0.1, responseMs.p95.value) }] : [],
  );
  const extent = (values: readonly number[]): [number, number] => [
    Math.min(...values),
    Math.max(...values),
  ];
  return {
    id: 'sweep',
    title: 'Sweep of rates',
    content: [
      list(kneeLines(result)),
      h('h3', 'Response P95 over the offered rate'),
      smallMultiples(
        names.map((name) => {
          const own = points.filter(({ adapter }) => adapter === name);
          return {
            name,
            label: `Response P95 of ${plainText(name)} at ${own.length} rates; the table has the figures.`,
            marks: [
              Plot.line(own, { x: 'rate', y: 'ms', stroke: 'var(--framework)' }),
              Plot.dot(own, { x: 'rate', y: 'ms', fill: 'var(--framework)', r: 3 }),
            ],
          };
        }),
        {
          x: { domain: extent(points.map(({ rate }) => rate)), label: 'req/s →', ticks: 4 },
          y: {
            type: 'log',
            domain: extent(points.map(({ ms }) => ms)),
            label: null,
            ticks: 3,
            grid: true,
          },
        },
      ),
      htmlTable(table, { sortable: true }),
    ],
  };
}
