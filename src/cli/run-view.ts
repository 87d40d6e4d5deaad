/** The live view of a run: where it stands, and a row for each adapter measured so far. */
import { styleText } from 'node:util';
import { cutName, cutWords } from '../report/fit-table.js';
import { shortRate } from '../run/plan-text.js';
import type { PlannedBlock } from '../run/plan.js';
import { formatSeconds, type Screen } from './progress.js';
import { rowLines } from './run-rows.js';
import type { RowSoFar } from './run-so-far.js';

export interface RunView {
  /** The block under way, from 1. */
  readonly number: number;
  readonly total: number;
  readonly block: PlannedBlock;
  /** Repetitions planned. */
  readonly runs: number;
  /** Requests or starts of this block; of none nothing is told yet. */
  readonly done: number;
  readonly of: number;
  readonly elapsedS: number;
  readonly leftS: number;
  /** The most recently measured last. */
  readonly rows: readonly RowSoFar[];
}

/** More than this nobody follows. */
const MOST_ROWS = 12;
/** What else a terminal should show: lines that stay, and the cursor's own. */
const OTHER_LINES = 4;
const BAR = { least: 8, most: 40 };
/** From here on the block is named in full: on a narrower screen it would be at some blocks and not at others. */
const FULL_FROM = 110;
const SHORTEST_NAME = 12;

/** `0:09`, `4:05`, `1:02:09` */
function clock(seconds: number): string {
  const whole = Math.floor(seconds);
  const two = (value: number): string => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  return `${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(whole % 60)}`;
}

/** `about 40 s left`, `about 4 min 10 s left`, `about 23 min left`: no more exact than it is known. */
function leftText(seconds: number): string {
  if (seconds < 60) return `about ${Math.ceil(seconds)} s left`;
  if (seconds < 600) return `about ${formatSeconds(Math.round(seconds / 10) * 10)} left`;
  return `about ${Math.round(seconds / 60)} min left`;
}

function bar(share: number, width: number): string {
  const filled = Math.min(width, Math.max(0, Math.round(share * width)));
  return '█'.repeat(filled) + '░'.repeat(width - filled);
}

/** The block in words, in full and shortened. */
function blockTexts({ number, total, block, runs, done, of }: RunView, name: string): string[] {
  const { kind, repetition, rate } = block;
  const at = rate === null ? '' : ` at ${shortRate(rate)}/s`;
  const counted = of > 0 ? `${done}/${of}` : '';
  return [
    [
      `block ${number} of ${total}: ${name}`,
      kind,
      `run ${repetition} of ${runs}${at}`,
      ...(counted === '' ? [] : [counted]),
    ].join(', '),
    `${number}/${total} ${name} ${kind} run ${repetition}${at} ${counted}`.trimEnd(),
  ];
}

function headline(view: RunView, { width, ascii }: Screen): string {
  const { elapsedS, leftS, block } = view;
  const share = elapsedS + leftS > 0 ? elapsedS / (elapsedS + leftS) : 0;
  const times = `${clock(elapsedS)}, ${leftText(leftS)}`;
  const room = (text: string): number => width - text.length - times.length - 2;
  const [full = '', short = ''] = blockTexts(view, block.adapter);
  const texts = width >= FULL_FROM ? [full, short] : [short];
  const fitting = texts.find((text) => room(text) >= BAR.least);
  if (fitting !== undefined) {
    return `${fitting} ${bar(share, Math.min(BAR.most, room(fitting)))} ${times}`;
  }
  // The name gives way, then the bar.
  const spare = block.adapter.length + room(short) - BAR.least;
  const cut = cutName(block.adapter, Math.max(SHORTEST_NAME, spare), ascii);
  const [, shortest = ''] = blockTexts(view, cut);
  const left = room(shortest) >= BAR.least ? ` ${bar(share, room(shortest))}` : '';
  return cutWords(`${shortest}${left} ${times}`, width, ascii);
}

/** Lines of at most the screen's width; rows as many as it has room for. */
export function runView(view: RunView, screen: Screen): string[] {
  const count = Math.min(MOST_ROWS, screen.height - OTHER_LINES);
  const shown = count > 0 ? view.rows.slice(-count) : [];
  const sorted = shown.toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
  const lines = rowLines(sorted, view.block, screen).map(({ text, failed }) =>
    failed && screen.colour ? styleText('red', text, { validateStream: false }) : text,
  );
  return [headline(view, screen), ...lines];
}
