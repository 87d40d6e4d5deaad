/** A table before it has a format: what every cell says, and which are the best. */
import type { Estimate } from '../results/schema.js';
import { decimalsFor, formatNumber } from './number-format.js';

export interface Cell {
  /** `~2,510` */
  readonly text: string;
  /** `±120`, or empty. */
  readonly spread: string;
  readonly best: boolean;
}

export type Row =
  | { readonly kind: 'figures'; readonly name: string; readonly cells: readonly Cell[] }
  /** Instead of figures, why there are none. */
  | { readonly kind: 'reason'; readonly name: string; readonly reason: string };

export interface Header {
  readonly title: string;
  readonly unit: string;
  /** Left for the first, the row's name, else right, unless told. */
  readonly align?: Align;
  /**
   * The lower, the sooner the column is left out where the table is too wide: first its spread, then itself.
   * Without, it stays, and its spread goes last.
   */
  readonly priority?: number;
  /** Words that may be cut, when nothing is left to leave out. The row's name may always. */
  readonly mayBeCut?: boolean;
}

export type Align = 'left' | 'right' | 'center';

export interface ReportTable {
  readonly title: string;
  /** First the row's name; each a word or two and a unit. */
  readonly headers: readonly Header[];
  readonly rows: readonly Row[];
}

export function columnAlign({ align }: Header, at: number): Align {
  return align ?? (at === 0 ? 'left' : 'right');
}

/** A column of figures over items such as adapters; its unit is one for all rows. */
export interface FigureColumn<Item> {
  readonly title: string;
  readonly unit: string;
  /** As of a header. */
  readonly priority?: number;
  /** In the unit; null where there is none. */
  readonly figure: (item: Item) => Estimate | null;
  /** Significant digits of the smallest figure, 2 unless told. */
  readonly digits?: 2 | 3;
  /** Which end is best; none is marked without. */
  readonly better?: 'low' | 'high';
  /** Whether the interval is printed. */
  readonly spread?: boolean;
  /** Counted, not estimated: it needs no interval to be the best. */
  readonly counted?: boolean;
  /** A quantile that so few samples cannot bound. */
  readonly isApproximate?: (item: Item) => boolean;
}

export const NOTHING: Cell = { text: '–', spread: '', best: false };

/** The header of a column of figures. */
export function figureHeader<Item>({ title, unit, priority }: FigureColumn<Item>): Header {
  return { title, unit, ...(priority === undefined ? {} : { priority }) };
}

export const plainCell = (text: string): Cell => ({ text, spread: '', best: false });

/**
 * Whether a figure is the best, or its interval overlaps with the best one's. Of estimates without
 * interval none can be told from another, so none is the best; nor is one alone.
 */
function isBest<Item>(
  figure: Estimate,
  all: readonly Estimate[],
  { better, counted }: FigureColumn<Item>,
): boolean {
  if (better === undefined || all.length < 2) return false;
  const sign = better === 'low' ? 1 : -1;
  const best = all.reduce((one, other) => (sign * other.value < sign * one.value ? other : one));
  if (counted === true) return figure.value === best.value;
  if (figure.low === null || figure.high === null || best.low === null || best.high === null) {
    return false;
  }
  return figure.low <= best.high && best.low <= figure.high;
}

/** The cells of one column, one for each item. */
export function columnCells<Item>(items: readonly Item[], column: FigureColumn<Item>): Cell[] {
  const figures = items.map((item) => column.figure(item));
  const present = figures.filter((figure) => figure !== null);
  const decimals = decimalsFor(
    present.map(({ value }) => value),
    column.digits,
  );
  return figures.map((figure, at): Cell => {
    if (!figure) return NOTHING;
    const item = items[at] as Item;
    const { value, low, high } = figure;
    return {
      text: (column.isApproximate?.(item) === true ? '~' : '') + formatNumber(value, decimals),
      spread:
        column.spread === true && low !== null && high !== null
          ? `±${formatNumber((high - low) / 2, decimals)}`
          : '',
      best: isBest(figure, present, column),
    };
  });
}
