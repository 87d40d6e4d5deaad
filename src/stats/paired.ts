/** Comparison of two adapters on the requests that both answered. */
import { estimateDistribution } from './distribution.js';
import type { Estimate } from './estimate.js';

/** Values of one adapter: for each repetition a figure by request id. */
export type PairedValues = ReadonlyMap<number, ReadonlyMap<string, number>>;

export interface PairedDifference {
  /** Mean of a − b over the pairs; null of no pair, without interval of one repetition. */
  readonly difference: Estimate | null;
  readonly pairs: number;
}

/**
 * Mean difference over matched (repetition, request id). Matched requests met the same model delays,
 * which cancel; the interval is by bootstrap over repetitions, then over pairs.
 */
export function pairedDifference(a: PairedValues, b: PairedValues, seed: number): PairedDifference {
  const groups = [...a].map(([repetition, values]) => {
    const others = b.get(repetition);
    const differences: number[] = [];
    for (const [requestId, value] of values) {
      const other = others?.get(requestId);
      if (other !== undefined) differences.push(value - other);
    }
    return Float64Array.from(differences);
  });
  return {
    difference: estimateDistribution(groups, seed)?.mean ?? null,
    pairs: groups.reduce((sum, { length }) => sum + length, 0),
  };
}
