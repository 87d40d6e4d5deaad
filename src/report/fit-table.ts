/** A table made to fit: spreads, then columns, are left out by priority; words are cut last. */
import cliTruncate from 'cli-truncate';
import stringWidth from 'string-width';
import type { Look } from './look.js';
import { NOTHING, type Cell, type Header, type ReportTable, type Row } from './report-table.js';

/** Between columns. */
export const GAP = 2;
/** What is left of words, and of a row's name, at least. */
const SHORTEST_WORDS = 12;
const SHORTEST_NAME = 8;

export interface FittedTable {
  readonly table: ReportTable;
  /** What a reader would miss: `Rate`, `LLM calls`, `± of P50`. */
  readonly leftOut: readonly string[];
  /** Columns whose words were cut. */
  readonly cut: readonly string[];
}

interface Column {
  readonly header: Header;
  /** Of the rows that have figures. */
  readonly cells: readonly Cell[];
}

const widest = (texts: readonly string[]): number =>
  texts.reduce((width, text) => Math.max(width, stringWidth(text)), 0);

const hasSpread = ({ cells }: Column): boolean => cells.some(({ spread }) => spread !== '');

function columnWidth({ header: { title, unit }, cells }: Column, colour: boolean): number {
  const spread = widest(cells.map((cell) => cell.spread));
  // The best is marked with a star where there is no bold.
  const figures = cells.map(({ text, best }) => (best && !colour ? `*${text}` : text));
  return Math.max(widest([title, unit]), widest(figures) + (spread > 0 ? 1 + spread : 0));
}

/** What goes first: of the lowest priority, of equals the rightmost; then spreads of what stays. */
function firstToGo(columns: readonly Column[]): Column | undefined {
  const least = (candidates: readonly Column[]) =>
    candidates.reduceRight<Column | undefined>(
      (one, other) =>
        one && (one.header.priority ?? Infinity) <= (other.header.priority ?? Infinity)
          ? one
          : other,
      undefined,
    );
  return (
    least(columns.filter(({ header }) => header.priority !== undefined)) ??
    least(columns.filter(hasSpread))
  );
}

/** `LLM calls` where another column has the title `LLM`, too. */
function spokenTitle({ title, unit }: Header, all: readonly Header[]): string {
  return all.filter((other) => other.title === title).length > 1 ? `${title} ${unit}` : title;
}

const ellipsis = (ascii: boolean): string => (ascii ? '...' : '…');

/** Words cut at their end to a width. */
export const cutWords = (text: string, width: number, ascii: boolean): string =>
  cliTruncate(text, width, { truncationCharacter: ellipsis(ascii) });

/** Names cut in the middle: variants of one adapter differ at their ends. */
export const cutName = (name: string, width: number, ascii: boolean): string =>
  cliTruncate(name, width, { position: 'middle', truncationCharacter: ellipsis(ascii) });

/** The table in at most the look's width, as far as there is something to leave out or to cut. */
export function fitTable(table: ReportTable, { width, colour, ascii }: Look): FittedTable {
  const [nameHeader, ...headers] = table.headers;
  const figures = table.rows.filter((row) => row.kind === 'figures');
  let columns = headers.map((header, at): Column => {
    return { header, cells: figures.map(({ cells }) => cells[at] ?? NOTHING) };
  });
  let nameWidth = widest([nameHeader?.title ?? '', ...table.rows.map(({ name }) => name)]);
  const excess = (): number =>
    columns.reduce((sum, column) => sum + GAP + columnWidth(column, colour), nameWidth) - width;

  const without = new Map<string, string>();
  for (let last = firstToGo(columns); last && excess() > 0; last = firstToGo(columns)) {
    const going = last;
    const title = spokenTitle(going.header, headers);
    const spread = hasSpread(going);
    without.set(title, spread ? `± of ${title}` : title);
    const bare = { ...going, cells: going.cells.map((cell) => ({ ...cell, spread: '' })) };
    columns = columns.flatMap((one) => (one === going ? (spread ? [bare] : []) : [one]));
  }

  const cut: string[] = [];
  const cutBy = (wanted: number, own: number, least: number): number =>
    Math.max(Math.min(own, least), own - Math.max(0, wanted));
  columns = columns.map((column) => {
    if (column.header.mayBeCut !== true || excess() <= 0) return column;
    const room = cutBy(excess(), columnWidth(column, colour), SHORTEST_WORDS);
    cut.push(column.header.title);
    const shorten = (cell: Cell): Cell => ({ ...cell, text: cutWords(cell.text, room, ascii) });
    return { ...column, cells: column.cells.map(shorten) };
  });
  if (excess() > 0) {
    nameWidth = cutBy(excess(), nameWidth, SHORTEST_NAME);
    cut.push(nameHeader?.title ?? '');
  }

  const named = (row: Row): string => cutName(row.name, nameWidth, ascii);
  // cli-table3 takes one space a gap for what a cell over several columns has, and else widens them.
  const room = columns.reduce((sum, column) => sum + columnWidth(column, colour) + 1, -1);
  let at = -1;
  const rows = table.rows.map((row): Row => {
    if (row.kind === 'reason') {
      return { ...row, name: named(row), reason: cutWords(row.reason, room, ascii) };
    }
    at += 1;
    return { ...row, name: named(row), cells: columns.map(({ cells }) => cells[at] ?? NOTHING) };
  });
  return {
    table: {
      ...table,
      headers: [...(nameHeader ? [nameHeader] : []), ...columns.map(({ header }) => header)],
      rows,
    },
    leftOut: headers.flatMap((header) => without.get(spokenTitle(header, headers)) ?? []),
    cut,
  };
}
