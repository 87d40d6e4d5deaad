/** What a process tree holds beside memory: open files and threads. */
import { readdirSync } from 'node:fs';

export interface Handles {
  readonly openFiles: number;
  readonly threads: number;
}

function entries(path: string): number {
  try {
    return readdirSync(path).length;
  } catch {
    return 0;
  }
}

/** Sums over all processes given; null off Linux. */
export function readHandles(pids: readonly number[]): Handles | null {
  if (process.platform !== 'linux') return null;
  const sum = (folder: string) =>
    pids.reduce((total, pid) => total + entries(`/proc/${pid}/${folder}`), 0);
  return { openFiles: sum('fd'), threads: sum('task') };
}
