/** A finished run, replayed block by block: what would have been said of the time left, and what was left. */
import type { PlannedBlock } from '../../src/run/plan.js';
import { remaining, type Expected, type Took } from '../../src/run/remaining.js';
import type { BlockResult, Result } from '../../src/results/schema.js';

/** Says how long the rest of a run takes, when the first of the blocks left begins. */
export type Estimator = (
  left: readonly PlannedBlock[],
  took: readonly Took[],
  betweenS: number,
) => number;

export interface Moment {
  /** Blocks that have ended. */
  readonly done: number;
  /** |said − true| ÷ the run's whole time, %. */
  readonly errorPercent: number;
}

const seconds = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 1000;

function plannedBlock({ adapter, kind, repetition, rate, metrics }: BlockResult): PlannedBlock {
  return { adapter, kind, repetition, rate, starts: metrics.coldStart?.starts ?? 0 };
}

/** The estimator at the start of every block. Time is the blocks' own with what lay between them. */
export function replay({ blocks }: Pick<Result, 'blocks'>, estimator: Estimator): Moment[] {
  const [first] = blocks;
  const last = blocks.at(-1);
  if (!first || !last) return [];
  const planned = blocks.map(plannedBlock);
  const total = seconds(first.startedAt, last.startedAt) + last.durationMs / 1000;
  return blocks.map(({ startedAt }, done) => {
    const took = blocks.slice(0, done).map((block, at): Took => {
      return { block: planned[at] ?? plannedBlock(block), seconds: block.durationMs / 1000 };
    });
    const passed = seconds(first.startedAt, startedAt);
    const measured = took.reduce((sum, one) => sum + one.seconds, 0);
    const betweenS = done > 0 ? (passed - measured) / done : 0;
    const left = total - passed;
    const said = estimator(planned.slice(done), took, betweenS);
    return { done, errorPercent: (100 * Math.abs(said - left)) / total };
  });
}

/** As it was before blocks told of others: each guess stands until that very block has been measured. */
export const asBefore =
  (expected: Expected): Estimator =>
  (left, took) => {
    const key = ({ adapter, kind, rate }: PlannedBlock) => `${adapter} ${kind} ${rate ?? ''}`;
    const known = new Map(took.map((one) => [key(one.block), one.seconds]));
    return left.reduce((sum, block) => sum + (known.get(key(block)) ?? expected(block)), 0);
  };

/** As `run` does it. */
export const asNow =
  (expected: Expected): Estimator =>
  (left, took, betweenS) =>
    remaining({ left, took, betweenS }, expected)(0);
