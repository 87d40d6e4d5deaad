/** Ways to an interval: the one that is printed, and those that were considered. */
import { estimateDistribution } from '../../../src/stats/distribution.js';
import { quantile } from '../../../src/stats/quantile.js';
import { moments, studentPoint } from '../../../src/stats/student.js';

export type Figure = 'mean' | 'p50' | 'p95';
export const FIGURES: readonly Figure[] = ['mean', 'p50', 'p95'];
export const SHARE = { p50: 0.5, p95: 0.95 } as const;

export type Interval = readonly [low: number, high: number];
type Groups = readonly Float64Array[];

export interface Method {
  readonly name: string;
  /** So many times fewer trials: it is slow. */
  readonly thin: number;
  /** Null where the method says that it cannot. */
  readonly interval: (groups: Groups, figure: Figure, random: () => number) => Interval | null;
}

export function pool(groups: Groups): Float64Array {
  const pooled = new Float64Array(groups.reduce((total, { length }) => total + length, 0));
  let at = 0;
  for (const group of groups) {
    pooled.set(group, at);
    at += group.length;
  }
  return pooled;
}

export function figureOf(samples: Float64Array, figure: Figure): number {
  if (figure === 'mean') return samples.reduce((sum, value) => sum + value, 0) / samples.length;
  return quantile(samples.slice().sort(), SHARE[figure]);
}

const around = (value: number, half: number): Interval => [value - half, value + half];

/** Student's t over pseudo-values of leaving one process out (Tukey 1958). */
function jackknife(groups: Groups, figure: Figure): Interval {
  const all = figureOf(pool(groups), figure);
  const k = groups.length;
  const pseudo = groups.map(
    (left) => k * all - (k - 1) * figureOf(pool(groups.filter((group) => group !== left)), figure),
  );
  const { mean, squaredError } = moments(pseudo);
  return around(mean, studentPoint(k - 1) * Math.sqrt(squaredError));
}

const RESAMPLES = 200;

/** Processes, then requests of each, with replacement; the middle 95 % (Davison & Hinkley 1997, § 3.8). */
function bootstrap(groups: Groups, figure: Figure, random: () => number): Interval {
  const pick = <Item>(items: ArrayLike<Item>): Item =>
    items[Math.floor(random() * items.length)] as Item;
  const replicates = new Float64Array(RESAMPLES).map(() => {
    const drawn = groups.map(() => {
      const group = pick(groups);
      return group.map(() => pick(group));
    });
    return figureOf(pool(drawn), figure);
  });
  replicates.sort();
  return [quantile(replicates, 0.025), quantile(replicates, 0.975)];
}

export const PRINTED = 'sectioning, log scale (printed)';

export const methods: readonly Method[] = [
  {
    name: PRINTED,
    thin: 1,
    interval: (groups, figure) => {
      const estimate = estimateDistribution(groups)?.[figure];
      return estimate?.low == null || estimate.high === null ? null : [estimate.low, estimate.high];
    },
  },
  {
    name: 't of the processes’ own figures',
    thin: 1,
    interval: (groups, figure) => {
      const { n, mean, squaredError } = moments(groups.map((group) => figureOf(group, figure)));
      return around(mean, studentPoint(n - 1) * Math.sqrt(squaredError));
    },
  },
  { name: 'jackknife over processes', thin: 5, interval: jackknife },
  { name: 'hierarchical bootstrap, percentile', thin: 20, interval: bootstrap },
];
