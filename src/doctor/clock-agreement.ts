/** Do two processes read the same clock? Every split of a request into model, tool and rest needs it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { monotonicNs } from '../clock.js';

export interface ClockAgreement {
  readonly rounds: number;
  /** Rounds in which the child's reading lay between our two around it. */
  readonly inOrder: number;
  /** How far outside the worst reading lay, ns; 0 when all are in order. */
  readonly worstNs: number;
  /** Shortest time between our two readings, ns: how finely agreement could be seen. */
  readonly seenWithinNs: number;
}

const CHILD = `process.stdin.on('data', () => {
  const [seconds, nanoseconds] = process.hrtime();
  process.stdout.write(seconds * 1e9 + nanoseconds + '\\n');
});`;

/** Readings of one round, ns: ours, the child's, ours again. */
export interface ClockRound {
  readonly before: number;
  readonly child: number;
  readonly after: number;
}

export function agreementOf(rounds: readonly ClockRound[]): ClockAgreement {
  const outside = rounds.map(({ before, child, after }) =>
    Math.max(0, before - child, child - after),
  );
  return {
    rounds: rounds.length,
    inOrder: outside.filter((ns) => ns === 0).length,
    worstNs: Math.max(0, ...outside),
    seenWithinNs: Math.min(...rounds.map(({ before, after }) => after - before)),
  };
}

/** Has a child process read CLOCK_MONOTONIC between two readings of ours; null where it cannot be started. */
export async function measureClockAgreement(rounds = 50): Promise<ClockAgreement | null> {
  const child = spawn(process.execPath, ['-e', CHILD], { stdio: ['pipe', 'pipe', 'ignore'] });
  const ended = once(child, 'close').catch(() => undefined);
  child.stdin.on('error', () => undefined);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const seen: ClockRound[] = [];
  try {
    for (let round = 0; round < rounds; round += 1) {
      const before = monotonicNs();
      child.stdin.write('?');
      const line = await lines.next();
      const after = monotonicNs();
      if (line.done === true) return null;
      seen.push({ before, child: Number(line.value), after });
    }
  } finally {
    child.kill('SIGKILL');
    await ended;
  }
  return agreementOf(seen);
}
