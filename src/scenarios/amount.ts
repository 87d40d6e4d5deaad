/** Numbers as scenario parameters: text on the command line, checked once. */
import { z } from 'zod';

/** A whole number from `least` to `most`, with a default. */
export function whole(least: number, most: number, byDefault: number) {
  const range = `is a whole number from ${least} to ${most}`;
  return z
    .union([z.string(), z.number()])
    .default(byDefault)
    .transform((value) => (/^\d+$/.test(String(value)) ? Number(value) : Number.NaN))
    .refine((value) => value >= least && value <= most, range);
}
