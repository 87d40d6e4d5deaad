/** Distributions of single requests, each adapter's beside its baseline's. */
import { h } from 'hastscript';
import type { AdapterResult } from '../../results/schema.js';
import { formatNumber } from '../number-format.js';
import { plainText } from '../plain-text.js';
import { quantile } from '../../stats/quantile.js';
import { plainCell, type ReportTable } from '../report-table.js';
import { drawnAdapters } from './bounded.js';
import { distributionCurve, timesByAdapter, type RequestTime } from './curves.js';
import { legend } from './figure.js';
import { folded, note, type Section } from './html.js';
import { htmlTable } from './html-table.js';
import type { PageData } from './page-data.js';
import { Plot } from './plot.js';
import { smallMultiples, type SmallPlot } from './small-multiples.js';

/** What is less is drawn there: a logarithmic axis has no zero. */
const LEAST_MS = 0.1;
const SHARES = [0.05, 0.25, 0.5, 0.75, 0.95, 0.99] as const;

const line = (values: readonly number[], stroke: string, strokeWidth: number): Plot.Markish =>
  Plot.line(
    distributionCurve(values).map(({ x, y }) => ({ x: Math.max(LEAST_MS, x), y })),
    { x: 'x', y: 'y', curve: 'step-after', stroke, strokeWidth },
  );

function quantileTable(
  title: string,
  names: readonly string[],
  times: ReadonlyMap<string, readonly number[]>,
): ReportTable {
  return {
    title,
    headers: [
      { title: 'Adapter', unit: '' },
      { title: 'Right answers', unit: '' },
      ...SHARES.map((share) => ({ title: `P${Math.round(100 * share)}`, unit: 'ms' })),
    ],
    rows: names.map((name) => {
      const sorted = Float64Array.from(times.get(name) ?? []).sort();
      return {
        kind: 'figures',
        name,
        cells: [
          plainCell(formatNumber(sorted.length, 0)),
          ...SHARES.map((share) => plainCell(formatNumber(quantile(sorted, share), 1))),
        ],
      };
    }),
  };
}

function group(
  { result }: PageData,
  adapters: readonly AdapterResult[],
  times: ReadonlyMap<string, readonly number[]>,
  title: string,
) {
  const baselineOf = new Map(
    result.comparisons.map(({ adapter, baseline }) => [adapter, baseline]),
  );
  const present = adapters.filter(({ name }) => (times.get(name)?.length ?? 0) > 0);
  const drawn = present.map(({ name }) =>
    distributionCurve(times.get(name) ?? []).map(({ x }) => x),
  );
  const all = drawn.flat();
  const [least, most] = [Math.max(LEAST_MS, Math.min(...all)), Math.max(LEAST_MS * 2, ...all)];
  const plots = present.map(({ name }): SmallPlot => {
    const own = times.get(name) ?? [];
    const beside = times.get(baselineOf.get(name) ?? '');
    const sorted = Float64Array.from(own).sort();
    return {
      name,
      label:
        `${title} of ${plainText(name)}: P50 ${formatNumber(quantile(sorted, 0.5), 1)} ms, ` +
        `P95 ${formatNumber(quantile(sorted, 0.95), 1)} ms of ${own.length} right answers.`,
      marks: [
        ...(beside ? [line(beside, 'var(--llm)', 3)] : []),
        line(own, 'var(--framework)', 1.5),
      ],
    };
  });
  const axes = {
    x: { type: 'log', domain: [least, most], label: 'ms →', ticks: 4, grid: true },
    y: { domain: [0, 1], label: null, ticks: 3, tickFormat: '%', grid: true },
  } as const;
  return [
    h('h3', title),
    smallMultiples(plots, axes),
    folded(
      'The quantiles of these plots',
      htmlTable(
        quantileTable(
          title,
          present.map(({ name }) => name),
          times,
        ),
      ),
    ),
  ];
}

export function distributionSection(data: PageData): Section | null {
  const adapters = drawnAdapters(data.result);
  if (adapters.length === 0 || data.samples === null) return null;
  const { requests } = data.samples;
  const first: RequestTime = data.result.plan.loop === 'open' ? 'response' : 'latency';
  return {
    id: 'distributions',
    title: 'Distributions',
    content: [
      note(
        'The share of right answers (upwards) that took at most so long (to the right, logarithmic), over all runs. ' +
          `All plots of a kind have the same axes; less than ${LEAST_MS} ms is drawn there.`,
      ),
      legend([
        { className: 'framework', text: 'the adapter' },
        { className: 'llm', text: 'the baseline of its language' },
      ]),
      ...group(data, adapters, timesByAdapter(requests, 'overhead'), 'Overhead of a request'),
      ...group(
        data,
        adapters,
        timesByAdapter(requests, first),
        first === 'response' ? 'Response: answer read − intended start' : 'Latency of a request',
      ),
    ],
  };
}
