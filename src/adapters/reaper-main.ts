/**
 * The reaper: a process of its own that learns of every process group the harness starts and, when the
 * harness is gone — however it died — kills those that are left. Lines on stdin: `+<pgid>`, `-<pgid>`.
 * Where there is /proc it also kills whatever carries the run's mark (its only argument) in its
 * environment: a process that was being started when the harness died was never announced.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { killGroup, killProcess } from './process-group.js';
import { RUN_MARK } from './reaper.js';

/** Sweeps follow each other, for a process that is just being started carries no mark yet. */
const SWEEPS_AT_MS = [0, 100, 300, 1000];

const mark = `${RUN_MARK}=${process.argv[2] ?? ''}`;
const groups = new Set<number>();

function carriesMark(pid: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1').split('\0').includes(mark);
  } catch {
    return false;
  }
}

function sweep(): void {
  if (process.platform !== 'linux' || process.argv[2] === undefined) return;
  for (const pid of readdirSync('/proc')) {
    if (/^\d+$/.test(pid) && carriesMark(pid)) killProcess(Number(pid));
  }
}

async function reap(): Promise<void> {
  for (const group of groups) killGroup(group);
  let waitedMs = 0;
  for (const atMs of SWEEPS_AT_MS) {
    await sleep(atMs - waitedMs);
    waitedMs = atMs;
    sweep();
  }
  process.exit(0);
}

createInterface({ input: process.stdin })
  .on('line', (line) => {
    const group = Number(line.slice(1));
    if (!Number.isSafeInteger(group) || group <= 1) return;
    if (line.startsWith('+')) groups.add(group);
    else groups.delete(group);
  })
  .on('close', () => void reap());

// A terminal's Ctrl-C is the harness's to handle; the reaper outlives it on purpose.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);
