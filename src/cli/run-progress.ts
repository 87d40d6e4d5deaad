/** Tells how a run goes: the block under way with the time left, then one line for each that ended. */
import type { BlockResult, Estimate } from '../results/schema.js';
import { shortRate } from '../run/plan-text.js';
import type { PlannedBlock } from '../run/plan.js';
import type { RunObserver } from '../run/run.js';
import { formatSeconds, type Progress } from './progress.js';

function ms(estimate: Estimate | undefined): string {
  return estimate ? `${estimate.value.toFixed(1)} ms` : '–';
}

function outcome({ status, reason, kind, metrics }: BlockResult): string {
  if (status === 'failed') return `failed: ${reason ?? '?'}`;
  if (kind === 'cold-start') {
    return `first answer after ${ms(metrics.coldStart?.firstAnswerMs)} (median)`;
  }
  const { success, latencyMs, overheadMs } = metrics;
  return `${success.ok}/${success.total} right, P50 ${ms(latencyMs?.p50)}, framework ${ms(overheadMs?.p50)}`;
}

/** `expected` gives the seconds that a block is thought to take; what was measured replaces it. */
export function runProgress(
  progress: Progress,
  blocks: readonly PlannedBlock[],
  expected: (block: PlannedBlock) => number,
): RunObserver {
  const key = ({ adapter, kind, rate }: PlannedBlock) => `${adapter} ${kind} ${rate ?? ''}`;
  const measured = new Map<string, number>();
  let began = performance.now();
  const left = (at: number, into: number): number =>
    blocks
      .slice(at)
      .reduce((sum, block) => sum + (measured.get(key(block)) ?? expected(block)), 0) - into;
  const named = ({ adapter, kind, repetition, rate }: PlannedBlock): string =>
    `${adapter} ${kind} run ${repetition}${rate === null ? '' : ` at ${shortRate(rate)}/s`}`;
  let current = 0;
  const show = (block: PlannedBlock, detail: string): void => {
    const remaining = left(current, (performance.now() - began) / 1000);
    progress.live(
      `[${current + 1}/${blocks.length}] ${named(block)} ${detail}` +
        ` · about ${formatSeconds(Math.max(0, remaining))} left`,
    );
  };
  return {
    blockStarted(block, at) {
      began = performance.now();
      current = at;
      show(block, '');
    },
    blockProgress(block, done, total) {
      show(block, `${done}/${total}`);
    },
    blockEnded(block, result, at, total) {
      measured.set(key(block), result.durationMs / 1000);
      progress.line(`[${at + 1}/${total}] ${named(block)}: ${outcome(result)}`);
    },
  };
}
