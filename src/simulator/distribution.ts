/** Distributions of a latency, in milliseconds, as a profile states them. */
import { z } from 'zod';
import { percentileRows } from './sampler.js';

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
