/** Tells how a run goes: a live view with the time left, and one line for each block that ended. */
import type { BlockResult, Estimate } from '../results/schema.js';
import { shortRate } from '../run/plan-text.js';
import type { PlannedBlock } from '../run/plan.js';
import { remaining, type Expected, type Took } from '../run/remaining.js';
import type { RunObserver } from '../run/run.js';
import { SpentAdapters } from '../run/spent.js';
import type { Frame, Progress } from './progress.js';
import { withBlock, type RowSoFar } from './run-so-far.js';
import { runView } from './run-view.js';

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

const named = ({ adapter, kind, repetition, rate }: PlannedBlock): string =>
  `${adapter} ${kind} run ${repetition}${rate === null ? '' : ` at ${shortRate(rate)}/s`}`;

/** The block under way. */
interface Current {
  at: number;
  total: number;
  done: number;
  of: number;
  /** Of the whole run, when the block has been under way for so many seconds. */
  leftS: (intoS: number) => number;
}

/**
 * @param expected the seconds that a block is thought to take before anything is measured
 * @param saved blocks that were measured before, of a run that is gone on with
 * @param now a clock, ms
 */
export function runProgress(
  progress: Progress,
  blocks: readonly PlannedBlock[],
  expected: Expected,
  saved: readonly BlockResult[] = [],
  now: () => number = () => performance.now(),
): RunObserver {
  const planned = [...blocks];
  const spent = new SpentAdapters(planned.flatMap(({ rate }) => rate ?? []).sort((a, b) => a - b));
  const took: Took[] = [];
  let rows: readonly RowSoFar[] = [];
  const noted = (block: PlannedBlock, result: BlockResult): void => {
    took.push({ block, seconds: result.durationMs / 1000 });
    rows = withBlock(rows, result);
    if (result.broken) spent.add(block);
  };
  for (const result of saved) {
    const block = planned[result.block];
    if (block) noted(block, result);
  }

  const started = now();
  let began = started;
  let ended: number | undefined;
  const between = { seconds: 0, count: 0 };
  const current: Current = { at: 0, total: planned.length, done: 0, of: 0, leftS: () => 0 };

  const frame =
    (block: PlannedBlock): Frame =>
    (screen) => {
      const { at, total, done, of, leftS } = current;
      const view = {
        ...{ number: at + 1, total, block, done, of, rows },
        runs: Math.max(...planned.map(({ repetition }) => repetition)),
        elapsedS: (now() - started) / 1000,
        leftS: leftS((now() - began) / 1000),
      };
      return runView(view, screen);
    };
  return {
    blockStarted(block, at, total) {
      began = now();
      if (ended !== undefined) {
        between.seconds += (began - ended) / 1000;
        between.count += 1;
      }
      // A run of open length has blocks that were not planned at its start.
      planned[at] = block;
      const left = planned.slice(at).filter((one) => !spent.has(one));
      const betweenS = between.count > 0 ? between.seconds / between.count : 0;
      const leftS = remaining({ left, took, betweenS }, expected);
      Object.assign(current, { at, total, done: 0, of: 0, leftS });
      progress.live(frame(block));
    },
    blockProgress(_, done, of) {
      Object.assign(current, { done, of });
    },
    blockEnded(block, result, at, total) {
      ended = now();
      noted(block, result);
      const text = `[${at + 1}/${total}] ${named(block)}: ${outcome(result)}`;
      progress.line(text, result.status === 'failed' ? 'failure' : undefined);
    },
  };
}
