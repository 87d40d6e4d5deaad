/** What `agentbench compare --format json` prints: checked by zod in tests, published as JSON Schema. */
import { z } from 'zod';
import { differenceSchema, estimateSchema } from '../results/schema.js';

export const COMPARISON_SCHEMA_VERSION = 1;

const sideSchema = z.object({
  /** The file as it was given. */
  file: z.string(),
  startedAt: z.string(),
  tool: z.string(),
  gitRevision: z.string().nullable(),
});

const figureSchema = z.object({
  /** Mean over `processes` figures, one a process (cold starts: one a block, the median of its starts). */
  value: z.number(),
  processes: z.number().int().positive(),
});

export const settingDifferenceSchema = z.object({
  field: z.string(),
  old: z.string(),
  new: z.string(),
  severity: z.enum(['refused', 'doubtful']),
});

export const verdictSchema = z.object({
  /**
   * `seen`: a difference, by Holm over all rows of the document. `not-seen`: none that these processes
   * could tell from chance. `same`: equal in every process. `unknown`: one process on a side.
   */
  kind: z.enum(['seen', 'not-seen', 'same', 'unknown']),
  /** `slower`, `more memory`, `no difference seen; smallest visible ≈ 1.2 ms`, … */
  words: z.string(),
});
export type Verdict = z.infer<typeof verdictSchema>;

export const comparedRowSchema = z.object({
  adapter: z.string(),
  /** The adapter's name on the old side. */
  baseline: z.string(),
  /** Requests a second that were offered; null in a closed loop. */
  rate: z.number().nullable(),
  metric: z.string(),
  /** Of the figures below. */
  unit: z.enum(['ms', 'bytes', 'req/s', '']),
  old: figureSchema,
  new: figureSchema,
  /** new − old, and new ÷ old. */
  difference: differenceSchema,
  verdict: verdictSchema,
});
export type ComparedRow = z.infer<typeof comparedRowSchema>;

export const comparisonOfResultsSchema = z.object({
  old: sideSchema,
  new: sideSchema,
  /** Within one result: what `--baseline` said; null between two. */
  baseline: z.string().nullable(),
  /** Whether both sides were measured turn by turn in one run, so that drift hits both alike. */
  interleaved: z.boolean(),
  /** What was set differently, by name. */
  settings: z.array(settingDifferenceSchema),
  rows: z.array(comparedRowSchema),
  /** Adapters that only one side has, or has figures of. */
  unpaired: z.array(
    z.object({
      adapter: z.string(),
      reason: z.string(),
      /** It worked on the old side and fails on the new. */
      broke: z.boolean(),
    }),
  ),
  /** What else a reader must know before believing a row. */
  notes: z.array(z.string()),
});
export type ComparisonOfResults = z.infer<typeof comparisonOfResultsSchema>;

export const gateCheckSchema = z.object({
  /** As it was given to `--fail-on`. */
  expression: z.string(),
  adapter: z.string(),
  rate: z.number().nullable(),
  metric: z.string(),
  /** Change from old to new in the unit of the bound, with its interval over all checks together. */
  change: estimateSchema.nullable(),
  unit: z.string(),
  decision: z.enum(['pass', 'fail', 'cannot-tell']),
  words: z.string(),
  /** Processes a side that would decide, of such as were measured; null where none would or none is known. */
  runsNeeded: z.number().int().nullable(),
});
export type GateCheck = z.infer<typeof gateCheckSchema>;

export const gateSchema = z.object({
  /** Of each interval, so that all hold together with 95 % (Bonferroni). */
  confidence: z.number(),
  checks: z.array(gateCheckSchema),
  decision: z.enum(['pass', 'fail', 'cannot-tell']),
});
export type Gate = z.infer<typeof gateSchema>;

export const comparisonDocumentSchema = z.object({
  schemaVersion: z.literal(COMPARISON_SCHEMA_VERSION),
  tool: z.string(),
  /** Each of the other results with the first. */
  comparisons: z.array(comparisonOfResultsSchema),
  /** Differences that were tested together, and for which p is adjusted. */
  tested: z.number().int().nonnegative(),
  gate: gateSchema.nullable(),
});
export type ComparisonDocument = z.infer<typeof comparisonDocumentSchema>;
