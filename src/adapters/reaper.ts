/** The harness's side of the reaper: tells it which process groups live. */
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { programPath } from '../program-path.js';

/** The variable in an adapter's environment by which the reaper knows what belongs to a run. */
export const RUN_MARK = 'AGENTBENCH_RUN';

export interface Reaper {
  /** To be given to every adapter as its RUN_MARK. */
  readonly mark: string;
  watch(group: number): void;
  forget(group: number): void;
  close(): void;
}

/** Starts the reaper; it ends by itself, and kills what it watches, once this process has ended. */
export function startReaper(): Reaper {
  const mark = randomUUID();
  const child: ChildProcess = spawn(
    process.execPath,
    [programPath(import.meta.url, './reaper-main.js'), mark],
    { stdio: ['pipe', 'ignore', 'ignore'], detached: true, env: {} },
  );
  child.on('error', () => undefined);
  child.stdin?.on('error', () => undefined);
  child.unref();
  const tell = (line: string) => child.stdin?.write(`${line}\n`);
  return {
    mark,
    watch: (group) => tell(`+${group}`),
    forget: (group) => tell(`-${group}`),
    close: () => child.stdin?.end(),
  };
}
