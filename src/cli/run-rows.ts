/** The rows of a run's live view: figures so far, each with a sparkline over the blocks that ended. */
import sparkly from 'sparkly';
import { cutName, cutWords } from '../report/fit-table.js';
import { decimalsFor, formatNumber } from '../report/number-format.js';
import type { PlannedBlock } from '../run/plan.js';
import { median } from '../stats/median.js';
import type { Screen } from './progress.js';
import { rowName, type RowSoFar } from './run-so-far.js';

export interface RowLine {
  readonly text: string;
  readonly failed: boolean;
}

interface Column {
  readonly title: string;
  readonly pick: (row: RowSoFar) => readonly number[];
}

/** What has no room goes from the end. */
const columns: readonly Column[] = [
  { title: 'P50, ms', pick: ({ p50Ms }) => p50Ms },
  { title: 'P95, ms', pick: ({ p95Ms }) => p95Ms },
  { title: 'req/s', pick: ({ rps }) => rps },
  { title: 'RSS, MB', pick: ({ rssMb }) => rssMb },
  { title: '1st answer, ms', pick: ({ firstAnswerMs }) => firstAnswerMs },
];

const GAP = 2;
const NAME = { least: 8, most: 32 };
/** Of a sparkline; where so few have no room, the last column goes, which is less than a sparkline is worth. */
const BARS = { least: 4, most: 16 };
/** Columns that stay, whatever a sparkline needs. */
const KEPT = 4;
/** Stands before the adapter under way. */
const MARK = '> ';

interface Drawn {
  readonly title: string;
  readonly figures: readonly string[];
  readonly width: number;
  readonly values: readonly (readonly number[])[];
}

function drawn(rows: readonly RowSoFar[], { title, pick }: Column): Drawn {
  const values = rows.map(pick);
  const medians = values.map((own) => (own.length > 0 ? median(own) : null));
  const decimals = decimalsFor(medians.filter((value) => value !== null));
  const figures = medians.map((value) => (value === null ? '–' : formatNumber(value, decimals)));
  const width = Math.max(title.length, ...figures.map((figure) => figure.length));
  return { title, figures, width, values };
}

/** From zero: a bar twice as high is twice as much, and noise looks like noise. */
const sparkline = (values: readonly number[], bars: number): string =>
  bars > 0 && values.length > 0 ? sparkly(values.slice(-bars), { minimum: 0 }) : '';

const hasFigures = (row: RowSoFar): boolean => columns.some(({ pick }) => pick(row).length > 0);

/** A line of titles and one for each row; nothing of no row. */
export function rowLines(
  rows: readonly RowSoFar[],
  block: PlannedBlock,
  { width, ascii }: Screen,
): RowLine[] {
  if (rows.length === 0) return [];
  // A narrow screen is half a name, half figures.
  const longest = Math.min(NAME.most, Math.max(NAME.least, Math.floor(width / 2) - NAME.least));
  const nameOf = ({ name, failure }: RowSoFar): string =>
    (name === rowName(block) ? MARK : ' '.repeat(MARK.length)) +
    cutName(name, longest, ascii) +
    (failure === null ? '' : ' !');
  const names = rows.map(nameOf);
  const nameWidth = Math.max(...names.map((name) => name.length));
  const told = columns.filter(({ pick }) => rows.some((row) => pick(row).length > 0));
  let shown = (told.length > 0 ? told : columns).map((column) => drawn(rows, column));
  const taken = (): number => shown.reduce((sum, one) => sum + GAP + one.width, nameWidth);
  const blocks = Math.max(...shown.flatMap(({ values }) => values.map((own) => own.length)));
  const room = (): number => Math.floor((width - taken()) / shown.length) - 1;
  while (
    (taken() > width && shown.length > 1) ||
    (room() < Math.min(BARS.least, blocks) && shown.length > KEPT)
  ) {
    shown = shown.slice(0, -1);
  }
  const bars = Math.max(0, Math.min(BARS.most, blocks, room()));

  const cell = (figure: string, one: Drawn, spark: string): string =>
    ' '.repeat(GAP) + figure.padStart(one.width) + (bars > 0 ? ` ${spark.padEnd(bars)}` : '');
  const line = (name: string, cells: readonly string[]): string =>
    (name.padEnd(nameWidth) + cells.join('')).trimEnd();
  const titles = line(
    '',
    shown.map((one) => cell(one.title, one, '')),
  );
  return [
    { text: titles, failed: false },
    ...rows.map((row, at): RowLine => {
      const name = names[at] ?? '';
      const failed = row.failure !== null;
      if (!hasFigures(row)) {
        const reason = `${name.padEnd(nameWidth)}  failed: ${row.failure ?? '?'}`;
        return { text: cutWords(reason, width, ascii), failed };
      }
      const cells = shown.map((one) =>
        cell(one.figures[at] ?? '', one, sparkline(one.values[at] ?? [], bars)),
      );
      return { text: line(name, cells), failed };
    }),
  ];
}
