/** How much longer a run takes, told by what its blocks took so far. */
import type { PlannedBlock } from './plan.js';

/** Seconds that a block is thought to take. */
export type Expected = (block: PlannedBlock) => number;

export interface Took {
  readonly block: PlannedBlock;
  readonly seconds: number;
}

/** No block takes less. */
const LEAST_S = 0.02;

/** Whose blocks a block is thought to be like, the nearest kin first: its own adapter … all others. */
function kin({ adapter, kind, rate }: PlannedBlock): string[] {
  const [program = adapter] = adapter.split('?');
  const [language = program] = program.split('/');
  return [`${adapter} ${rate ?? ''}`, adapter, program, `${language}/`, ''].map(
    (name) => `${kind} ${name}`,
  );
}

/**
 * What a load block takes beyond its expected time (start-up, work) is the same whatever the expected time,
 * which is mostly the model's: it is added. A cold-start block is the more starts, the longer: multiplied.
 */
const deviation = ({ block, seconds }: Took, expected: number): number =>
  block.kind === 'load' ? seconds - expected : seconds / expected;

const corrected = ({ kind }: PlannedBlock, expected: number, by: number): number =>
  kind === 'load' ? expected + by : expected * by;

/** Expected seconds, corrected by how far off they were for the nearest kin that has been measured. */
export function learned(took: readonly Took[], expected: Expected): Expected {
  const found = new Map<string, { sum: number; count: number }>();
  for (const one of took) {
    const off = deviation(one, expected(one.block));
    for (const name of kin(one.block)) {
      const { sum, count } = found.get(name) ?? { sum: 0, count: 0 };
      found.set(name, { sum: sum + off, count: count + 1 });
    }
  }
  return (block) => {
    const seconds = expected(block);
    const nearest = kin(block).find((name) => found.has(name));
    const known = nearest === undefined ? undefined : found.get(nearest);
    return known ? Math.max(LEAST_S, corrected(block, seconds, known.sum / known.count)) : seconds;
  };
}

export interface Standing {
  /** In order, the one under way first. */
  readonly left: readonly PlannedBlock[];
  readonly took: readonly Took[];
  /** Between the end of a block and the start of the next one, on average. */
  readonly betweenS: number;
}

/** Seconds until the last block ends, when the first of those left has been under way for so many. */
export function remaining(
  { left, took, betweenS }: Standing,
  expected: Expected,
): (intoS: number) => number {
  const [current, ...later] = left;
  if (!current) return () => 0;
  const seconds = learned(took, expected);
  const own = seconds(current);
  const rest = later.reduce((sum, block) => sum + betweenS + seconds(block), 0);
  return (intoS) => Math.max(0, own - intoS) + rest;
}
