/** What the instrument made of costs that are known: truth, measured, error, verdict. */
import { median } from '../stats/median.js';
import type { BlockResult } from '../results/schema.js';
import type { CostUnit, KnownCost } from './known-cost.js';

export interface Recovery {
  /** The plain adapter's name, `<language>/<framework>`. */
  readonly adapter: string;
  readonly concurrency: number;
  readonly title: string;
  readonly query: string;
  readonly unit: CostUnit;
  readonly truth: number;
  /** Median over the repetitions of variant − plain adapter; null where none has both. */
  readonly measured: number | null;
  /** Smallest and largest of the repetitions. */
  readonly low: number | null;
  readonly high: number | null;
  readonly repetitions: number;
  /** measured − truth */
  readonly error: number | null;
  /** How far it may be off. */
  readonly limit: number;
  readonly ok: boolean;
}

/** Smallest limit in each unit; counts have none but the share. */
const LEAST: Readonly<Record<CostUnit, number>> = {
  ms: 0.5,
  MB: 0.5,
  calls: 0,
  connections: 0,
  '%': 0,
};
const SHARE = 0.03;
/** Means of counts are divided and subtracted: the last bits of a double are no error. */
const ROUNDING = 1e-9;

/** 3 % of the truth, and at least 0.5 ms or 0.5 MB. */
export function limitOf({ truth, unit }: Pick<KnownCost, 'truth' | 'unit'>): number {
  return Math.max(LEAST[unit], SHARE * truth);
}

/**
 * Sets a variant against the plain adapter of the same interleaved run. Repetitions are paired, so that a
 * slow spell of the machine hits both; the median of their differences keeps one bad block from deciding.
 */
export function recover(
  blocks: readonly BlockResult[],
  adapter: string,
  concurrency: number,
  cost: KnownCost,
): Recovery {
  const figures = (name: string): Map<number, number> =>
    new Map(
      blocks
        .filter((block) => block.adapter === name)
        .flatMap((block) => {
          const figure = cost.figure(block);
          return figure === null ? [] : [[block.repetition, figure] as const];
        }),
    );
  const plain = figures(adapter);
  const variant = figures(`${adapter}?${cost.query}`);
  const differences = [...variant].flatMap(([repetition, figure]) => {
    const base = plain.get(repetition);
    return base === undefined ? [] : [figure - base];
  });
  differences.sort((a, b) => a - b);
  const measured = differences.length > 0 ? median(differences) : null;
  const error = measured === null ? null : measured - cost.truth;
  const limit = limitOf(cost);
  const { title, query, unit, truth } = cost;
  return {
    ...{ adapter, concurrency, title, query, unit, truth, measured, error, limit },
    low: differences[0] ?? null,
    high: differences.at(-1) ?? null,
    repetitions: differences.length,
    ok: error !== null && Math.abs(error) <= limit + ROUNDING,
  };
}
