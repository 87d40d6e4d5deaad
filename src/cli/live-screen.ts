/**
 * A live view at the bottom of a terminal: repainted in place, with lines that stay above it. Not by log-update,
 * which measures and wraps all text at every repaint: 3 ms in the process that times requests.
 */
import { styleText } from 'node:util';
import ansiEscapes from 'ansi-escapes';
import cliCursor from 'cli-cursor';
import stringWidth from 'string-width';
import { shownText } from '../report/ascii.js';
import { cutWords } from '../report/fit-table.js';
import type { Look } from '../report/look.js';
import type { Frame, Progress, Screen } from './live-frame.js';

/** Often enough for a clock and a bar; each repaint takes time from the process that measures. */
export const REPAINT_MS = 250;
/** Of a terminal that does not tell its size. */
const UNTOLD = { columns: 80, rows: 24 };

const up = (lines: number): string =>
  lines > 0 ? ansiEscapes.cursorUp(lines) + ansiEscapes.cursorLeft : ansiEscapes.cursorLeft;

/**
 * Removes so many lines above the cursor, one by one: of a screen that is cleared from its corner at once,
 * tmux keeps what was on it, above.
 */
const removed = (lines: number): string => ansiEscapes.eraseLines(lines + 1);

/** What is written over the lines before; the cursor is on the line below them, before and after. */
function patch(before: readonly string[], now: readonly string[]): string {
  const lines = now.map((line, at) =>
    line === before[at] ? '\n' : `${line}${ansiEscapes.eraseEndLine}\n`,
  );
  const rest = before.length > now.length ? ansiEscapes.eraseDown : '';
  return up(before.length) + lines.join('') + rest;
}

/**
 * The cursor is hidden from the first frame until `clear`; cli-cursor shows it again at the process's exit,
 * however that comes.
 */
export function liveScreen(
  stream: NodeJS.WriteStream,
  look: Pick<Look, 'colour' | 'ascii'>,
): Progress {
  let frame: Frame | undefined;
  let timer: NodeJS.Timeout | undefined;
  let painted: readonly string[] = [];
  /** Most lines of a frame are those of the one before, and measuring text is slow. */
  let cut = new Map<string, string>();

  const columns = (): number => stream.columns || UNTOLD.columns;

  const drawn = (): readonly string[] => {
    if (!frame) return [];
    // A character in the last column makes some terminals begin a line.
    const screen: Screen = {
      ...{ ...look, width: columns() - 1 },
      height: stream.rows || UNTOLD.rows,
    };
    const known = cut;
    cut = new Map();
    return frame(screen).map((line) => {
      const own = known.get(line) ?? cutWords(shownText(line, look), screen.width, look.ascii);
      cut.set(line, own);
      return own;
    });
  };

  /** All at once, so that the terminal never shows half of it. */
  const write = (text: string): void => {
    stream.write(ansiEscapes.synchronizedOutput(text));
  };

  const repaint = (): void => {
    const lines = drawn();
    if (lines.length !== painted.length || lines.some((line, at) => line !== painted[at])) {
      write(patch(painted, lines));
    }
    painted = lines;
  };

  /** Everything anew, after what takes so many lines of the terminal now has been removed. */
  const replace = (lines: number, above: string): void => {
    painted = drawn();
    write(removed(lines) + above + patch([], painted));
  };

  /** The terminal has wrapped the lines anew before it tells. */
  const resized = (): void => {
    cut.clear();
    const wrapped = painted.reduce(
      (sum, line) => sum + Math.max(1, Math.ceil(stringWidth(line) / columns())),
      0,
    );
    replace(wrapped, '');
  };

  return {
    live(next) {
      const begins = frame === undefined;
      frame = typeof next === 'string' ? () => [next] : next;
      if (!begins) return;
      cliCursor.hide(stream);
      stream.on('resize', resized);
      timer = setInterval(repaint, REPAINT_MS);
      timer.unref();
      repaint();
    },
    line(text, tone) {
      const shown = shownText(text, look);
      const red = tone === 'failure' && look.colour;
      const line = `${red ? styleText('red', shown, { validateStream: false }) : shown}\n`;
      if (frame) replace(painted.length, line);
      else stream.write(line);
    },
    clear() {
      if (!frame) return;
      frame = undefined;
      clearInterval(timer);
      stream.off('resize', resized);
      write(removed(painted.length));
      painted = [];
      cliCursor.show(stream);
    },
  };
}
