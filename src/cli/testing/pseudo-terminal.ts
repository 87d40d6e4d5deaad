/** The compiled command on a pseudo-terminal, by util-linux's `script`. */
import { spawn, spawnSync } from 'node:child_process';
import { programPath } from '../../program-path.js';
import { temporaryFolder } from './cli.js';
import { VirtualTerminal } from './virtual-terminal.js';

const about = spawnSync('script', ['--version'], { encoding: 'utf8' });
/** BSD's `script` takes other arguments. */
export const hasPseudoTerminal = about.status === 0 && about.stdout.includes('util-linux');

const CTRL_C = '\u0003';

export interface TerminalSession {
  readonly terminal: VirtualTerminal;
  /** Resolves when the text has been written. */
  waitFor(text: string | RegExp): Promise<void>;
  pressCtrlC(): void;
  /** To the command itself, as by `kill`. */
  kill(signal: NodeJS.Signals): void;
  /** Resolves with the exit code. */
  readonly ended: Promise<number | null>;
}

/** Starts the command; stderr and stdout are one terminal of this size. */
export function startOnTerminal(
  args: readonly string[],
  [columns, rows]: readonly [number, number],
  env: NodeJS.ProcessEnv = {},
  cwd = temporaryFolder(),
): TerminalSession {
  const quoted = [process.execPath, programPath(import.meta.url, '../main.js'), ...args].map(
    (word) => `'${word.replaceAll("'", "'\\''")}'`,
  );
  // The shell becomes the command, so that its process id, told first, is the command's.
  const line = `stty cols ${columns} rows ${rows}; echo "pid $$"; exec ${quoted.join(' ')}`;
  const child = spawn(
    'script',
    ['--quiet', '--return', '--flush', '--command', line, '/dev/null'],
    {
      cwd,
      env: {
        ...{ PATH: process.env.PATH, HOME: cwd, SHELL: '/bin/sh', TERM: 'xterm-256color' },
        ...{ LANG: 'C.UTF-8', XDG_CACHE_HOME: `${cwd}/cache` },
        ...env,
      },
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  const terminal = new VirtualTerminal(columns, rows, false);
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (text: string) => terminal.write(text));
  const written = (): string => terminal.writes.join('');
  return {
    terminal,
    waitFor: (text) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const all = written();
          if (typeof text === 'string' ? all.includes(text) : text.test(all)) resolve();
        };
        child.stdout.on('data', look);
        child.once('close', () => {
          reject(new Error(`ended before ${String(text)} was written:\n${written()}`));
        });
        look();
      }),
    pressCtrlC() {
      child.stdin.write(CTRL_C);
    },
    kill(signal) {
      process.kill(Number(/pid (\d+)/.exec(written())?.[1]), signal);
    },
    ended: new Promise((resolve) => {
      child.once('close', resolve);
    }),
  };
}
