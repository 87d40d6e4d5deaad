/** The blocks of a run and their order. */
import type { Work } from '../scenarios/scenario.js';
import { derivedSeed, seededRandom, shuffle } from '../stats/random.js';

export interface PlannedBlock {
  readonly adapter: string;
  readonly kind: 'load' | 'cold-start' | 'agents';
  /** From 1; every repetition holds each adapter once. */
  readonly repetition: number;
  /** Fresh processes to time; 0 for a load block. */
  readonly starts: number;
  /** Of a load block in an open loop: requests offered a second; else null. */
  readonly rate: number | null;
  /** Of an agents block: how many there are in its process. */
  readonly agents?: number | undefined;
}

/** Of a run that goes on as long as it must. */
export interface OpenLength {
  /** Repetitions that there are in any case: the cold starts are split over them. */
  readonly minRuns: number;
  /** Cold starts of each adapter in each further repetition. */
  readonly extra: number;
}

/** Splits `total` into `parts` whole numbers that differ by one at most. */
function split(total: number, parts: number): number[] {
  return Array.from(
    { length: parts },
    (_, at) => Math.floor(((at + 1) * total) / parts) - Math.floor((at * total) / parts),
  );
}

/** What of a repetition belongs to one adapter, cold starts aside. */
function worked(work: Work | undefined, rates: readonly number[] | null) {
  if (work?.kind === 'starts') return [];
  if (work?.kind === 'agents') {
    return work.points.map((agents) => ({ kind: 'agents' as const, rate: null, agents }));
  }
  return (rates ?? [null]).map((rate) => ({ kind: 'load' as const, rate }));
}

/**
 * Plans one load block (in an open loop: one at each rate; for a scenario of many agents: one at each number) and one cold-start block for each adapter and
 * repetition. Each repetition is
 * shuffled by itself, so that adapters are interleaved in random order and a slow spell of the machine
 * hits all of them alike (randomised complete blocks; Fisher 1935). The order of a repetition does not
 * depend on how many follow.
 */
export function planBlocks(
  adapters: readonly string[],
  runs: number,
  coldStarts: number,
  seed: number,
  rates: readonly number[] | null = null,
  { minRuns, extra }: OpenLength = { minRuns: runs, extra: 0 },
  work?: Work,
): PlannedBlock[] {
  const random = seededRandom(derivedSeed(seed, 'order'));
  const further = new Array<number>(Math.max(0, runs - minRuns)).fill(extra);
  const starts = [...split(coldStarts, minRuns), ...further].slice(0, runs);
  return starts.flatMap((count, at) => {
    const repetition = at + 1;
    const blocks = adapters.flatMap((adapter): PlannedBlock[] => [
      ...worked(work, rates).map((own): PlannedBlock => {
        return { adapter, repetition, starts: 0, ...own };
      }),
      ...(count > 0
        ? [{ adapter, kind: 'cold-start' as const, repetition, starts: count, rate: null }]
        : []),
    ]);
    return shuffle(blocks, random);
  });
}
