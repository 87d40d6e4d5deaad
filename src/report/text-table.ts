/** Tables for a terminal, whatever they are about. */
import CliTable from 'cli-table3';
import { listed } from './listed.js';
import { cut, plainText, wrap } from './plain-text.js';
import { columnAlign, type Cell, type ReportTable, type Row } from './report-table.js';

/** What text is wrapped to. */
export const WIDTH = 100;
/** Longest text of a row's name; of a list's item. */
const NAME_WIDTH = 80;
const ITEM_WIDTH = 2000;
const BOLD = '\u001b[1m';
const RESET = '\u001b[22m';

/** Rules above and below, two spaces between columns. */
const chars = {
  top: '─',
  'top-mid': '──',
  'top-left': '',
  'top-right': '',
  bottom: '─',
  'bottom-mid': '──',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  ',
};

function cellText({ text, spread, best }: Cell, spreadWidth: number, colour: boolean): string {
  const safe = plainText(text);
  const marked = !best ? safe : colour ? `${BOLD}${safe}${RESET}` : `*${safe}`;
  const padding = spreadWidth > 0 ? ` ${spread.padStart(spreadWidth)}` : '';
  return marked + padding;
}

const nameText = ({ name }: Row): string => cut(plainText(name), NAME_WIDTH);

/** The table with its title above; `colour` shows the best in bold instead of with a star. */
export function textTable(table: ReportTable, colour: boolean): string {
  const figures = table.rows.filter((row) => row.kind === 'figures');
  const spreadWidths = table.headers
    .slice(1)
    .map((_, at) =>
      figures.reduce((width, { cells }) => Math.max(width, cells[at]?.spread.length ?? 0), 0),
    );
  const output = new CliTable({
    chars,
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] },
    colAligns: table.headers.map((header, at) => columnAlign(header, at)),
  });
  output.push(
    table.headers.map(({ title, unit }) => `${title}\n${unit}`),
    ...table.rows.map((row) =>
      row.kind === 'figures'
        ? [
            nameText(row),
            ...row.cells.map((cell, at) => cellText(cell, spreadWidths[at] ?? 0, colour)),
          ]
        : [
            nameText(row),
            {
              content: plainText(row.reason),
              colSpan: table.headers.length - 1,
              hAlign: 'left' as const,
            },
          ],
    ),
  );
  // Around a cell over several columns cli-table3 draws pieces of rules, whatever `chars` says.
  const lines = output
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line, at, { length }) => at === 0 || at === length - 1 || !/^─*$/.test(line));
  return [table.title, ...lines].join('\n');
}

/** A titled list, each item wrapped; nothing of no item. */
export function textList(title: string, items: readonly string[]): string[] {
  if (items.length === 0) return [];
  return [
    [
      title,
      ...listed(items).flatMap((item) =>
        wrap(`- ${cut(plainText(item), ITEM_WIDTH)}`, WIDTH, '  '),
      ),
    ].join('\n'),
  ];
}
