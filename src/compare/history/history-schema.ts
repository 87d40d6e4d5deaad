/** What `agentbench compare --history --format json` prints. */
import { z } from 'zod';
import { settingDifferenceSchema } from '../comparison-schema.js';

export const HISTORY_SCHEMA_VERSION = 1;

const pointSchema = z.object({
  file: z.string(),
  startedAt: z.string(),
  tool: z.string(),
  gitRevision: z.string().nullable(),
});

const levelSchema = z.object({
  /** Mean over `results` results, each the mean over its processes. */
  value: z.number(),
  results: z.number().int().positive(),
});

export const historyChangeSchema = z.object({
  adapter: z.string(),
  rate: z.number().nullable(),
  metric: z.string(),
  unit: z.enum(['ms', 'bytes', 'req/s', '']),
  /** Levels between this change and the ones next to it. */
  old: levelSchema,
  new: levelSchema,
  /** `slower`, `more memory`, … */
  words: z.string(),
  /** Of no change, adjusted for all that was tested. */
  p: z.number(),
  /** The last result of the old level, and the first of the new. */
  before: pointSchema,
  after: pointSchema,
  /** What else differs between these two, by name: versions, environment, plan. */
  differs: z.array(settingDifferenceSchema),
});
export type HistoryChange = z.infer<typeof historyChangeSchema>;

export const historySchema = z.object({
  schemaVersion: z.literal(HISTORY_SCHEMA_VERSION),
  /** By time. */
  results: z.array(pointSchema),
  /** Adapters × metrics that were followed, and splits of them that were tested. */
  series: z.number().int().nonnegative(),
  tested: z.number().int().nonnegative(),
  changes: z.array(historyChangeSchema),
});
export type History = z.infer<typeof historySchema>;
