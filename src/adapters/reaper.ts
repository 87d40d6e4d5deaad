/** The harness's side of the reaper: tells it which process groups live. */
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { programPath } from '../program-path.js';

export interface Reaper {
  watch(group: number): void;
  forget(group: number): void;
  close(): void;
}

/** Starts the reaper; it ends by itself, and kills what it watches, once this process has ended. */
export function startReaper(): Reaper {
  const child: ChildProcess = spawn(
    process.execPath,
    [programPath(import.meta.url, './reaper-main.js')],
    { stdio: ['pipe', 'ignore', 'ignore'], detached: true, env: {} },
  );
  child.on('error', () => undefined);
  child.stdin?.on('error', () => undefined);
  child.unref();
  const tell = (line: string) => child.stdin?.write(`${line}\n`);
  return {
    watch: (group) => tell(`+${group}`),
    forget: (group) => tell(`-${group}`),
    close: () => child.stdin?.end(),
  };
}
