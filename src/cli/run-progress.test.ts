import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { soundResult } from '../report/testing/sample-results.js';
import type { BlockResult } from '../results/schema.js';
import type { PlannedBlock } from '../run/plan.js';
import { createProgress, type Progress } from './progress.js';
import { runProgress } from './run-progress.js';
import { REPAINT_MS } from './live-screen.js';
import { VirtualTerminal } from './testing/virtual-terminal.js';

const { blocks } = soundResult();
const planned = blocks.map(({ adapter, kind, repetition, rate, metrics }): PlannedBlock => {
  return { adapter, kind, repetition, rate, starts: metrics.coldStart?.starts ?? 0 };
});
const env = { TERM: 'xterm-256color', LANG: 'C.UTF-8', NO_COLOR: '1' };

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
});
afterEach(() => {
  vi.useRealTimers();
});

function pick<Item>(list: readonly Item[], at: number): Item {
  const item = list[at];
  if (item === undefined) throw new Error(`the sample has no block ${at}`);
  return item;
}

/** A run whose clock is moved by hand. */
function observed(progress: Progress, expectedS: number, saved: readonly BlockResult[] = []) {
  const clock = { ms: 0 };
  const observer = runProgress(
    progress,
    planned,
    () => expectedS,
    saved,
    () => clock.ms,
  );
  const total = planned.length;
  return {
    clock,
    start(at: number) {
      observer.blockStarted(pick(planned, at), at, total);
    },
    progress(at: number, done: number, of: number) {
      observer.blockProgress(pick(planned, at), done, of);
    },
    end(at: number, seconds: number, change: Partial<BlockResult> = {}) {
      clock.ms += seconds * 1000;
      const block = { ...pick(blocks, at), durationMs: seconds * 1000, ...change };
      observer.blockEnded(pick(planned, at), block, at, total);
    },
  };
}

async function seen(terminal: VirtualTerminal): Promise<string[]> {
  vi.advanceTimersByTime(REPAINT_MS);
  return terminal.lines();
}

it('shows the block under way, and rows and lines of those that ended', async () => {
  const terminal = new VirtualTerminal(100, 24);
  const run = observed(createProgress(terminal.stream, env), 10);
  run.start(0);
  run.progress(0, 7, 50);
  const [first] = await seen(terminal);
  expect(first).toMatch(new RegExp(`^1/${planned.length} \\S+ load run 1 7/50 [█░]+ 0:00, about`));
  run.end(0, 10);
  run.start(1);
  const lines = await seen(terminal);
  expect(lines[0]).toMatch(/^\[1\/\d+\] \S+ load run 1: 50\/50 right, P50 /);
  expect(lines[1]).toMatch(/^2\/\d+ .* 0:10, about/);
  expect(lines[2]).toMatch(/^ +P50, ms +P95, ms +req\/s +RSS, MB/);
  expect(lines[3]).toContain(planned[0]?.adapter);
});

it('tells the time left by what blocks took, and counts it down', async () => {
  const terminal = new VirtualTerminal(100, 24);
  const run = observed(createProgress(terminal.stream, env), 2);
  const left = async () => /about .* left/.exec((await seen(terminal)).join('\n'))?.[0];
  // Three load blocks of one adapter, and its cold starts.
  const at = planned.length - 4;
  run.start(at);
  expect(await left()).toBe('about 8 s left');
  run.clock.ms += 1000;
  expect(await left()).toBe('about 7 s left');
  run.end(at, 10);
  run.start(at + 1);
  expect(await left()).toBe('about 22 s left');
});

it('writes a line a block where there is no terminal', () => {
  const pipe = Object.assign(new VirtualTerminal(80, 24), { isTTY: false as unknown as true });
  const run = observed(createProgress(pipe.stream, env), 10);
  run.start(0);
  run.progress(0, 7, 50);
  run.end(0, 10, { status: 'failed', reason: '1 of 50 requests failed' });
  expect(pipe.writes).toEqual([
    `[1/${planned.length}] ${planned[0]?.adapter} load run 1: failed: 1 of 50 requests failed\n`,
  ]);
});

it('goes on with what a saved run has measured', async () => {
  const terminal = new VirtualTerminal(100, 24);
  const run = observed(createProgress(terminal.stream, env), 10, blocks.slice(0, 3));
  run.start(3);
  const lines = await seen(terminal);
  expect(lines[0]).toMatch(/^4\//);
  expect(lines.join('\n')).toContain(planned[0]?.adapter);
});
