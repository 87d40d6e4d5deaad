/** Progress on stderr: a live view on a terminal, plain lines otherwise. */
import { shownText } from '../report/ascii.js';
import { wantsColour } from '../report/colour.js';
import type { Look } from '../report/look.js';
import { liveScreen } from './live-screen.js';
import { showsUnicode } from './terminal-look.js';

/** What there is to draw on. */
export interface Screen extends Look {
  /** Lines. */
  readonly height: number;
}

/** What is live, drawn when it is its turn: at most a few times a second, and when the size has changed. */
export type Frame = (screen: Screen) => readonly string[];

export interface Progress {
  /** Replaces what is live; nothing where there is no terminal. */
  live(frame: string | Frame): void;
  /** A line that stays, above what is live; one of a failure is red where there is colour. */
  line(text: string, tone?: 'failure'): void;
  /** Removes what is live. */
  clear(): void;
}

/** `stream` is stderr but in tests; live only on a terminal, and not where CI is set. */
export function createProgress(
  stream: NodeJS.WriteStream = process.stderr,
  env: NodeJS.ProcessEnv = process.env,
): Progress {
  const ascii = !showsUnicode(env);
  if (stream.isTTY && !env.CI && env.TERM !== 'dumb') {
    return liveScreen(stream, { ascii, colour: wantsColour(stream, env) });
  }
  const nothing = (): void => undefined;
  return {
    live: nothing,
    line(text) {
      stream.write(`${shownText(text, { ascii })}\n`);
    },
    clear: nothing,
  };
}

/**
 * Whatever becomes of the action, what is live is removed at its end and does not come back (a timer of the
 * action may go on): an error is told below the last line, not in the view.
 */
export async function withProgress<Outcome>(
  action: (progress: Progress) => Promise<Outcome>,
  progress: Progress = createProgress(),
): Promise<Outcome> {
  let over = false;
  try {
    return await action({
      live: (frame) => {
        if (!over) progress.live(frame);
      },
      line: (text, tone) => {
        progress.line(text, tone);
      },
      clear: () => {
        progress.clear();
      },
    });
  } finally {
    over = true;
    progress.clear();
  }
}

/** `74 s`, `3 min 05 s` */
export function formatSeconds(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 120) return seconds < 10 ? `${seconds.toFixed(1)} s` : `${whole} s`;
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
}
