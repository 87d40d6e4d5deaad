/** Memory and CPU over the time of a run. */
import { h } from 'hastscript';
import type { AdapterResult } from '../../results/schema.js';
import { resourceTable } from '../adapter-table.js';
import { formatNumber } from '../number-format.js';
import { inOrder } from '../order.js';
import { plainText } from '../plain-text.js';
import { drawnAdapters } from './bounded.js';
import { processCurves, type RunPoint } from './curves.js';
import { note, type Section } from './html.js';
import { htmlTable } from './html-table.js';
import type { PageData } from './page-data.js';
import { Plot } from './plot.js';
import { smallMultiples, type SmallPlot } from './small-multiples.js';

const BYTES_PER_MB = 1e6;

function group(
  adapters: readonly AdapterResult[],
  curves: ReadonlyMap<string, readonly RunPoint[]>,
  title: string,
  unit: string,
) {
  const present = adapters.filter(({ name }) => (curves.get(name)?.length ?? 0) > 1);
  if (present.length === 0) return [];
  const all = present.flatMap(({ name }) => curves.get(name) ?? []);
  const most = (pick: (point: RunPoint) => number): number =>
    all.reduce((largest, point) => Math.max(largest, pick(point)), 0);
  const plots = present.map(({ name }): SmallPlot => {
    const own = curves.get(name) ?? [];
    const peak = own.reduce((largest, { y }) => Math.max(largest, y), 0);
    return {
      name,
      label: `${title} of ${plainText(name)}: at most ${formatNumber(peak, 0)} ${unit}.`,
      marks: [
        Plot.line(own, {
          x: 'x',
          y: 'y',
          z: 'run',
          stroke: 'var(--framework)',
          strokeWidth: 1.25,
        }),
      ],
    };
  });
  return [
    h('h3', `${title}, ${unit}`),
    smallMultiples(plots, {
      x: { domain: [0, most(({ x }) => x)], label: 's →', ticks: 4 },
      y: { domain: [0, most(({ y }) => y)], label: null, ticks: 4, grid: true },
    }),
  ];
}

export function resourceSection({ result, samples }: PageData): Section | null {
  const adapters = drawnAdapters(result);
  if (adapters.length === 0) return null;
  const looks = samples?.processes ?? [];
  const memory = processCurves(looks, ({ rssBytes }) => rssBytes / BYTES_PER_MB);
  const cpu = processCurves(looks, ({ cpuPercent }) => cpuPercent);
  return {
    id: 'resources',
    title: 'Memory and CPU',
    content: [
      htmlTable(resourceTable(result), {
        sortable: true,
        names: inOrder(result.adapters).map(({ name }) => name),
      }),
      note(
        'Curves: the process tree as it was looked at during each run, a line a run; all plots of a kind have the ' +
          'same axes. A peak between two looks is not in them; the table’s is the kernel’s own. 100 % = one core.',
      ),
      ...group(adapters, memory, 'Resident memory', 'MB'),
      ...group(adapters, cpu, 'CPU', '%'),
    ],
  };
}
