/** Draws latencies from a distribution. Apart from its schema: the simulator's start does without zod. */
import type { Distribution } from './distribution.js';

/** Draws a number evenly from [0, 1). */
export type Uniform = () => number;

/** The rows of a percentile table in order, as [percent, ms]. */
export function percentileRows(table: Record<string, number>): (readonly [number, number])[] {
  return Object.entries(table)
    .map(([percent, ms]) => [Number(percent), ms] as const)
    .sort(([left], [right]) => left - right);
}

/** Box and Muller (1958): one standard normal number from two even ones. */
function standardNormal(uniform: Uniform): number {
  return Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}

/** Compiles a distribution into a function that draws milliseconds. */
export function sampler(distribution: Distribution): (uniform: Uniform) => number {
  switch (distribution.kind) {
    case 'constant':
      return () => distribution.value;
    case 'lognormal': {
      const { median, sigma, tail } = distribution;
      const tailProbability = tail?.probability ?? 0;
      return (uniform) => {
        // All numbers are drawn whatever comes out, so that profiles differ only in their numbers.
        const inTail = uniform() < tailProbability;
        const within = uniform();
        const body = median * Math.exp(sigma * standardNormal(uniform));
        return inTail && tail ? tail.from + within * (tail.to - tail.from) : body;
      };
    }
    case 'percentiles': {
      const rows = percentileRows(distribution.table);
      return (uniform) => {
        const percent = uniform() * 100;
        const at = Math.max(
          1,
          rows.findIndex(([upTo]) => percent < upTo),
        );
        const [below, lower] = rows[at - 1] ?? [0, 0];
        const [above, upper] = rows[at] ?? [100, lower];
        return lower + ((percent - below) / (above - below)) * (upper - lower);
      };
    }
  }
}
