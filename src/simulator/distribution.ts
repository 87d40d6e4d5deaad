/** Distributions of a latency, in milliseconds, as a profile states them. */
import { z } from 'zod';

const milliseconds = z.number().nonnegative();

const constant = z.strictObject({ kind: z.literal('constant'), value: milliseconds });

const lognormal = z.strictObject({
  kind: z.literal('lognormal'),
  median: z.number().positive(),
  /** Standard deviation of the logarithm. */
  sigma: z.number().nonnegative(),
  /** With this probability the value comes evenly from [from, to] instead. */
  tail: z
    .strictObject({
      probability: z.number().min(0).max(1),
      from: milliseconds,
      to: milliseconds,
    })
    .refine((tail) => tail.from <= tail.to, { path: ['to'], error: 'must not be below "from"' })
    .optional(),
});

const percentile = z.string().refine((key) => key.trim() !== '' && +key >= 0 && +key <= 100, {
  error: 'a percentile is a number from 0 to 100',
});

const percentiles = z.strictObject({
  kind: z.literal('percentiles'),
  table: z.record(percentile, milliseconds).check(({ value, issues }) => {
    const rows = percentileRows(value);
    const problem =
      rows.length < 2 || rows[0]?.[0] !== 0 || rows.at(-1)?.[0] !== 100
        ? 'needs the percentiles "0" and "100"'
        : rows.some(([, ms], at) => ms < (rows[at - 1]?.[1] ?? 0))
          ? 'must not fall from one percentile to the next'
          : undefined;
    if (problem) issues.push({ code: 'custom', message: problem, input: value });
  }),
});

export const distributionSchema = z.discriminatedUnion('kind', [constant, lognormal, percentiles]);

/** A distribution in milliseconds; `percentiles` is interpolated linearly between its rows. */
export type Distribution = z.infer<typeof distributionSchema>;

/** Draws a number evenly from [0, 1). */
export type Uniform = () => number;

function percentileRows(table: Record<string, number>): (readonly [number, number])[] {
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
