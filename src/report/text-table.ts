/** Tables for a terminal, whatever they are about. */
import CliTable from 'cli-table3';
import { shownText } from './ascii.js';
import { fitTable, GAP, widest, type FittedTable } from './fit-table.js';
import { listed } from './listed.js';
import type { Look } from './look.js';
import { cut, plainText, wrap } from './plain-text.js';
import { columnAlign, type Cell, type ReportTable, type Row } from './report-table.js';

/** Longest text of a row's name; of a list's item. */
const NAME_WIDTH = 80;
const ITEM_WIDTH = 2000;
const BOLD = '\u001b[1m';
const RESET = '\u001b[22m';

/** Spaces between columns; the rules are ours, for around a cell over several columns they have gaps. */
const chars = {
  ...{ top: '', 'top-mid': '', 'top-left': '', 'top-right': '' },
  ...{ bottom: '', 'bottom-mid': '', 'bottom-left': '', 'bottom-right': '' },
  ...{ left: '', 'left-mid': '', mid: '', 'mid-mid': '', right: '', 'right-mid': '' },
  middle: ' '.repeat(GAP),
};

function cellText({ text, spread, best }: Cell, spreadWidth: number, colour: boolean): string {
  const marked = !best ? text : colour ? `${BOLD}${text}${RESET}` : `*${text}`;
  const padding = spreadWidth > 0 ? ` ${spread.padStart(spreadWidth)}` : '';
  return marked + padding;
}

/** All texts made safe, and such as the place can show. */
function shownTable(table: ReportTable, look: Look): ReportTable {
  const shown = (text: string): string => shownText(plainText(text), look);
  const name = (row: Row): string => shown(cut(plainText(row.name), NAME_WIDTH));
  return {
    title: shown(table.title),
    headers: table.headers.map((header) => {
      return { ...header, title: shown(header.title), unit: shown(header.unit) };
    }),
    rows: table.rows.map((row): Row => {
      if (row.kind === 'reason') return { ...row, name: name(row), reason: shown(row.reason) };
      const cells = row.cells.map((cell): Cell => {
        return { ...cell, text: shown(cell.text), spread: shown(cell.spread) };
      });
      return { ...row, name: name(row), cells };
    }),
  };
}

/** With a rule above and below. */
function drawn({ headers, rows }: ReportTable, { colour, ascii }: Look): string[] {
  const figures = rows.filter((row) => row.kind === 'figures');
  const spreadWidths = headers
    .slice(1)
    .map((_, at) =>
      figures.reduce((width, { cells }) => Math.max(width, cells[at]?.spread.length ?? 0), 0),
    );
  const output = new CliTable({
    chars,
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] },
    colAligns: headers.map((header, at) => columnAlign(header, at)),
  });
  output.push(
    headers.map(({ title, unit }) => `${title}\n${unit}`),
    ...rows.map((row) =>
      row.kind === 'figures'
        ? [row.name, ...row.cells.map((cell, at) => cellText(cell, spreadWidths[at] ?? 0, colour))]
        : [row.name, { content: row.reason, colSpan: headers.length - 1, hAlign: 'left' as const }],
    ),
  );
  const lines = output
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '');
  const rule = (ascii ? '-' : '─').repeat(widest(lines));
  return [rule, ...lines, rule];
}

/** What a narrow table does not show, and where it is. */
function missingText({ leftOut, cut: shortened }: FittedTable, width: number, seen: string) {
  const parts = [
    ...(leftOut.length > 0 ? [`left out: ${leftOut.join(', ')}`] : []),
    ...(shortened.length > 0 ? [`cut: ${shortened.join(', ')}`] : []),
  ];
  if (parts.length === 0) return [];
  const told = parts.join('; ').replace(/^(left out|cut)/, `$1 at ${width} columns`);
  return [
    `${told[0]?.toUpperCase() ?? ''}${told.slice(1)}; a wider terminal, or ${seen}, shows them.`,
  ];
}

/**
 * The table with its title above and, where the width is too small for all of it, what was left out below.
 * @param seen the option that shows everything at any width
 */
export function textTable(table: ReportTable, look: Look, seen: string): string {
  const fitted = fitTable(shownTable(table, look), look);
  const missing = missingText(fitted, look.width, seen).map((line) => shownText(line, look));
  return [
    ...wrap(fitted.table.title, look.width),
    ...drawn(fitted.table, look),
    ...missing.flatMap((line) => wrap(line, look.width)),
  ].join('\n');
}

/** A titled list, each item wrapped; nothing of no item. */
export function textList(title: string, items: readonly string[], look: Look): string[] {
  if (items.length === 0) return [];
  const lines = listed(items).flatMap((item) =>
    wrap(shownText(`- ${cut(plainText(item), ITEM_WIDTH)}`, look), look.width, '  '),
  );
  return [[...wrap(shownText(title, look), look.width), ...lines].join('\n')];
}

/** Lines, each wrapped to its own indentation. */
export function paragraph(text: string, look: Look): string {
  return shownText(text, look)
    .split('\n')
    .flatMap((line) => {
      const indent = /^ */.exec(line)?.[0] ?? '';
      return wrap(line.slice(indent.length), look.width - indent.length).map((own) => indent + own);
    })
    .join('\n');
}
