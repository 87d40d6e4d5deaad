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
/**
 * What is thought before blocks are looked at, from the next wider kin, counts as so many of them: one block
 * of Rust says little of Python, ten say more.
 */
const PRIOR = 1;

/** Processes that a block starts. */
const startsOf = ({ kind, starts }: PlannedBlock): number =>
  kind === 'cold-start' ? starts + 1 : 1;

/**
 * Seconds beyond what was expected, for each process: what an adapter's start-up and work add to the model's
 * time or the arrivals', whatever those are.
 */
const deviation = ({ block, seconds }: Took, expected: number): number =>
  (seconds - expected) / startsOf(block);

type Kind = PlannedBlock['kind'];

const otherKind = (kind: Kind): Kind => (kind === 'load' ? 'cold-start' : 'load');

/** All blocks of a kind that an adapter has, whatever the rate. */
const ownName = (kind: Kind, adapter: string): string => `${kind} ${adapter}?`;

/** Who a block's adapter is thought to be like, the widest kin first; at last it is itself, at its rate. */
function kin({ adapter, kind, rate }: PlannedBlock): { wider: string[]; own: string[] } {
  const [program = adapter] = adapter.split('?');
  const [language = program] = program.split('/');
  const own = ownName(kind, adapter);
  return {
    wider: ['', `${language}/`, program].map((name) => `${kind} ${name}`),
    own: [own, `${own} ${rate ?? ''}`],
  };
}

interface Known {
  readonly sum: number;
  readonly count: number;
}

const UNKNOWN: Known = { sum: 0, count: 0 };

const mean = ({ sum, count }: Known): number => sum / count;

const drawnTowards = (thought: number, { sum, count }: Known): number =>
  (sum + PRIOR * thought) / (count + PRIOR);

function deviations(took: readonly Took[], expected: Expected): Map<string, Known> {
  const found = new Map<string, Known>();
  for (const one of took) {
    const off = deviation(one, expected(one.block));
    const { wider, own } = kin(one.block);
    for (const name of [...wider, ...own]) {
      const { sum, count } = found.get(name) ?? UNKNOWN;
      found.set(name, { sum: sum + off, count: count + 1 });
    }
  }
  return found;
}

/** How much more a load block deviates than a start of the same adapter, over those that have both. */
function loadBeyondStart(took: readonly Took[], found: ReadonlyMap<string, Known>): Known {
  const adapters = [...new Set(took.map(({ block }) => block.adapter))];
  const both = adapters.flatMap((adapter) => {
    const [load, start] = (['load', 'cold-start'] as const).map((kind) =>
      found.get(ownName(kind, adapter)),
    );
    return load && start ? [mean(load) - mean(start)] : [];
  });
  return { sum: both.reduce((sum, one) => sum + one, 0), count: both.length };
}

/**
 * Expected seconds, corrected by how far off they were: by the adapter's own blocks of the kind once there
 * are some; until then by its kin's, each drawn towards the wider one (shrinkage: James & Stein 1961), and at
 * last towards what its own blocks of the other kind tell, for both hold its start-up.
 */
export function learned(took: readonly Took[], expected: Expected): Expected {
  const found = deviations(took, expected);
  const beyond = loadBeyondStart(took, found);
  const ofOtherKind = ({ kind, adapter }: PlannedBlock): Known => {
    const other = found.get(ownName(otherKind(kind), adapter));
    if (!other || beyond.count === 0) return UNKNOWN;
    return { sum: mean(other) + (kind === 'load' ? 1 : -1) * mean(beyond), count: 1 };
  };
  return (block) => {
    const { wider, own } = kin(block);
    const measured = own.flatMap((name) => found.get(name) ?? []).at(-1);
    const tellers = [...wider.map((name) => found.get(name) ?? UNKNOWN), ofOtherKind(block)];
    const off = measured ? mean(measured) : tellers.reduce(drawnTowards, 0);
    return Math.max(LEAST_S, expected(block) + off * startsOf(block));
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
