/** How often a table says that there is a difference, where there is none and where there is one. */
import { differenceOfProcesses, isSeen, withHolm } from '../../../src/stats/difference.js';
import { seededRandom } from '../../../src/stats/random.js';
import { normals } from './population.js';

export interface Verdicts {
  readonly processes: number;
  /** Differences shown together. */
  readonly family: number;
  /** Of tables without a difference: share that shows one; and that would if p were not corrected. */
  readonly falseTables: number;
  readonly uncorrected: number;
  /** Share of differences of 2, 10 and 50 spreads that is seen; only one in the table differs. */
  readonly seen: Readonly<Record<'2' | '10' | '50', number>>;
  /** Median of the smallest visible difference, in spreads of a process. */
  readonly smallestVisible: number;
  readonly pMethod: string;
}

export const PROCESSES = [2, 3, 5, 10] as const;
export const FAMILIES = [1, 5, 45] as const;

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;

/** @param trials tables of each kind */
export function verdictsOf(
  processes: number,
  family: number,
  trials: number,
  seed: number,
): Verdicts {
  const random = seededRandom(seed);
  const normal = normals(random);
  /** One process in ten is three times as far off: a neighbour woke up. */
  const draw = (mean: number) =>
    Array.from({ length: processes }, () => mean + normal() * (random() < 0.1 ? 3 : 1));
  const table = (effect: number) =>
    withHolm(
      Array.from({ length: family }, (_, at) =>
        differenceOfProcesses(draw(at === 0 ? effect : 0), draw(0), at, family),
      ),
    ).filter((difference) => difference !== null);
  const share = (of: () => boolean): number =>
    Array.from({ length: trials }, of).filter(Boolean).length / trials;
  const visible: number[] = [];
  let pMethod = '';
  let uncorrected = 0;
  const falseTables = share(() => {
    const differences = table(0);
    pMethod = differences[0]?.pMethod ?? '';
    visible.push(differences[0]?.smallestVisible ?? NaN);
    if (differences.some(({ p }) => p !== null && p <= 0.05)) uncorrected += 1;
    return differences.some(isSeen);
  });
  const power = (effect: number): number =>
    share(() => {
      const [first] = table(effect);
      return first !== undefined && isSeen(first);
    });
  return {
    processes,
    family,
    falseTables,
    uncorrected: uncorrected / trials,
    seen: { '2': power(2), '10': power(10), '50': power(50) },
    smallestVisible: median(visible),
    pMethod,
  };
}
