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
  /** Of title and figures, and of the spreads behind them; measured once, for it takes time. */
  readonly width: number;
  readonly spread: number;
}

/** Columns that the longest text takes. */
export const widest = (texts: readonly string[]): number =>
  texts.reduce((width, text) => Math.max(width, stringWidth(text)), 0);

const hasSpread = ({ spread }: Column): boolean => spread > 0;

function measured(header: Header, cells: readonly Cell[], colour: boolean): Column {
  const spread = widest(cells.map((cell) => cell.spread));
  // The best is marked with a star where there is no bold.
  const figures = cells.map(({ text, best }) => (best && !colour ? `*${text}` : text));
  const own = widest(figures) + (spread > 0 ? 1 + spread : 0);
  return { header, cells, spread, width: Math.max(widest([header.title, header.unit]), own) };
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

const taken = (columns: readonly Column[]): number =>
  columns.reduce((sum, column) => sum + GAP + column.width, 0);

const replaced = (columns: readonly Column[], one: Column, by: readonly Column[]): Column[] =>
  columns.flatMap((column) => (column === one ? by : [column]));

/** Spreads and columns go until the others fit in `room`, or nothing may go. */
function leaveOut(all: readonly Column[], room: number, colour: boolean) {
  const headers = all.map(({ header }) => header);
  const without = new Map<Header, string>();
  let columns = all;
  for (let going = firstToGo(columns); going && taken(columns) > room;) {
    const { header, cells } = going;
    const title = spokenTitle(header, headers);
    const spread = hasSpread(going);
    without.set(header, spread ? `± of ${title}` : title);
    const bare = cells.map((cell) => ({ ...cell, spread: '' }));
    columns = replaced(columns, going, spread ? [measured(header, bare, colour)] : []);
    going = firstToGo(columns);
  }
  return { columns, leftOut: headers.flatMap((header) => without.get(header) ?? []) };
}

/** How much is left of what has to give way by `excess`. */
const shortened = (own: number, excess: number, least: number): number =>
  Math.max(Math.min(own, least), own - Math.max(0, excess));

/** Words are cut, column by column, as far as they must for all to fit in `room`. */
function cutColumns(all: readonly Column[], room: number, { colour, ascii }: Look) {
  let columns = all;
  const cut: string[] = [];
  for (const column of all) {
    const excess = taken(columns) - room;
    if (column.header.mayBeCut !== true || excess <= 0) continue;
    const width = shortened(column.width, excess, SHORTEST_WORDS);
    const cells = column.cells.map((cell): Cell => {
      return { ...cell, text: cutWords(cell.text, width, ascii) };
    });
    cut.push(column.header.title);
    columns = replaced(columns, column, [measured(column.header, cells, colour)]);
  }
  return { columns, cut };
}

/** The table in at most the look's width, as far as there is something to leave out or to cut. */
export function fitTable(table: ReportTable, look: Look): FittedTable {
  const [nameHeader = { title: '', unit: '' }, ...headers] = table.headers;
  const figures = table.rows.filter((row) => row.kind === 'figures');
  const all = headers.map((header, at): Column => {
    const cells = figures.map((row) => row.cells[at] ?? NOTHING);
    return measured(header, cells, look.colour);
  });
  const longest = widest([nameHeader.title, ...table.rows.map(({ name }) => name)]);
  const { columns: left, leftOut } = leaveOut(all, look.width - longest, look.colour);
  const { columns, cut } = cutColumns(left, look.width - longest, look);
  const excess = longest + taken(columns) - look.width;
  const nameWidth = shortened(longest, excess, SHORTEST_NAME);
  // cli-table3 takes one space a gap for what a cell over several columns has, and else widens them.
  const room = columns.reduce((sum, column) => sum + column.width + 1, -1);
  let at = -1;
  const rows = table.rows.map((row): Row => {
    const name = cutName(row.name, nameWidth, look.ascii);
    if (row.kind === 'reason') {
      return { ...row, name, reason: cutWords(row.reason, room, look.ascii) };
    }
    at += 1;
    return { ...row, name, cells: columns.map(({ cells }) => cells[at] ?? NOTHING) };
  });
  return {
    table: { ...table, headers: [nameHeader, ...columns.map(({ header }) => header)], rows },
    leftOut,
    cut: excess > 0 ? [...cut, nameHeader.title] : cut,
  };
}
