/** One Markdown table of all that a run measured, for many rows: what each costs, and costs more than its baseline. */
import type { Result } from '../results/schema.js';
import { resourceTable, timeTable } from './adapter-table.js';
import { comparedInOrder, differenceTable } from './difference-table.js';
import { findings } from './findings/findings.js';
import type { ReportFormat } from './format.js';
import { foldedList, markdownList, markdownTable } from './markdown-table.js';
import { readingNotes, reasons } from './notes.js';
import { inOrder } from './order.js';
import { NOTHING, type Cell, type Header, type ReportTable } from './report-table.js';
import { warningLines } from './warning-lines.js';

interface Part {
  readonly headers: readonly Header[];
  /** By the row's place in the table; null where it has no figures. */
  readonly cells: (at: number) => readonly Cell[] | null;
}

/** The columns of these titles and units, `CPU, ms/req`. */
function part({ headers, rows }: ReportTable, wanted: readonly string[], prefix = ''): Part {
  const places = wanted.map((name) =>
    headers.findIndex(({ title, unit }) => (unit ? `${title}, ${unit}` : title) === name),
  );
  return {
    headers: places.flatMap((place) => {
      const header = headers[place];
      return header ? [{ ...header, title: prefix + header.title }] : [];
    }),
    cells: (at) => {
      const row = rows[at];
      // The row's name is the first header, and no cell.
      return row?.kind === 'figures'
        ? places.map((place) => row.cells[place - 1] ?? NOTHING)
        : null;
    },
  };
}

export function overviewTable(result: Result): ReportTable {
  const adapters = inOrder(result.adapters);
  const timed = timeTable(result);
  const p50 = result.plan.loop === 'open' ? 'Resp. P50, ms' : 'P50, ms';
  const own = [
    part(timed, ['Right', p50, 'Overhead, ms']),
    part(resourceTable(result), ['CPU, ms/req', 'Peak, MB', '1st answer, ms']),
  ];
  const differences = differenceTable(result);
  const compared = comparedInOrder(result).map(({ adapter }) => adapter);
  const more = ['Overhead, ms', 'CPU, ms/req', 'Peak, MB', '1st answer, ms'];
  const beside = differences ? [part(differences, more, '− baseline: ')] : [];
  return {
    title: 'Every row, and what it costs more than the baseline of its language',
    headers: [
      { title: 'Adapter', unit: '' },
      ...[...own, ...beside].flatMap(({ headers }) => headers),
    ],
    rows: adapters.map(({ name }, at) => {
      const row = timed.rows[at];
      if (row?.kind !== 'figures') return row ?? { kind: 'reason', name, reason: 'no figures' };
      const against = compared.indexOf(name);
      return {
        kind: 'figures',
        name: row.name,
        cells: [
          ...own.flatMap(({ headers, cells }) => cells(at) ?? headers.map(() => NOTHING)),
          ...beside.flatMap(({ headers, cells }) => cells(against) ?? headers.map(() => NOTHING)),
        ],
      };
    }),
  };
}

export const overviewReport: ReportFormat = {
  name: 'overview',
  render(result) {
    const parts = [
      markdownTable(overviewTable(result)),
      ...markdownList('Findings', findings(result)),
      ...markdownList('Without figures, or failed', reasons(result)),
      ...foldedList('How to read this', readingNotes(result, 'bold')),
      ...foldedList('Warnings', warningLines(result)),
    ];
    return `${parts.join('\n\n')}\n`;
  },
};
