/** Progress on stderr: a live view on a terminal, plain lines otherwise. */
import { shownText } from '../report/ascii.js';
import { wantsColour } from '../report/colour.js';
import type { Frame, Progress, Screen } from './live-frame.js';
import { liveScreen } from './live-screen.js';
import { showsUnicode } from './terminal-look.js';

export type { Frame, Progress, Screen };

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
