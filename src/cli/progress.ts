/** Progress on stderr: a live line on a terminal, plain lines otherwise. */

export interface Progress {
  /** Replaces the live line; nothing where there is no terminal. */
  live(text: string): void;
  /** A line that stays. */
  line(text: string): void;
  /** Removes the live line. */
  clear(): void;
}

/** `stream` is stderr but in tests; a live line only on a terminal, and not where CI is set. */
export function createProgress(
  stream: NodeJS.WriteStream = process.stderr,
  env: NodeJS.ProcessEnv = process.env,
): Progress {
  const isLive = stream.isTTY && !env.CI && env.TERM !== 'dumb';
  let shown = false;
  const clear = (): void => {
    if (shown) stream.write('\r\u001b[2K');
    shown = false;
  };
  return {
    live(text) {
      if (!isLive) return;
      const width = Math.max(20, stream.columns) - 1;
      stream.write(`\r\u001b[2K${text.length > width ? `${text.slice(0, width - 1)}…` : text}`);
      shown = true;
    },
    line(text) {
      clear();
      stream.write(`${text}\n`);
    },
    clear,
  };
}

/** `74 s`, `3 min 05 s` */
export function formatSeconds(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 120) return seconds < 10 ? `${seconds.toFixed(1)} s` : `${whole} s`;
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
}
