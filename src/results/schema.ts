/** The result of a run as it is saved: one JSON document, checked by zod, published as JSON Schema. */
import { z } from 'zod';
import {
  amount,
  count,
  figure,
  list,
  name,
  positiveAmount,
  positiveCount,
  probability,
  rawFile,
  rows,
  text,
} from './bounds.js';
import { environmentSchema, type Environment } from './environment-schema.js';
import { estimateSchema, metricsSchema, optionalEstimate } from './metrics-schema.js';
import { sourcesSchema } from './sources-schema.js';
import { latencyProfileSchema } from '../simulator/profile.js';

export const RESULT_SCHEMA_VERSION = 2;

export {
  addedMetricSchema,
  distributionSchema,
  estimateSchema,
  metricsSchema,
  type AddedMetric,
  type Distribution,
  type Estimate,
  type Metrics,
} from './metrics-schema.js';

const namedVersion = z.object({ name: text, version: text });

export const adapterStatusSchema = z.enum(['ok', 'failed', 'skipped', 'broken']);
export type AdapterStatus = z.infer<typeof adapterStatusSchema>;

export const adapterResultSchema = z.object({
  /** `<language>/<framework>` */
  name,
  title: text,
  language: text,
  kind: z.enum(['framework', 'baseline', 'client', 'reference']),
  framework: namedVersion.nullable(),
  runtime: namedVersion.nullable(),
  status: adapterStatusSchema,
  reason: text.optional(),
  logPath: text.optional(),
  deviations: list(text),
  /** Of sources, kit, lock file, commands and toolchain versions; null for what was not measured. */
  buildHash: text.nullable(),
  metrics: metricsSchema,
});
export type AdapterResult = z.infer<typeof adapterResultSchema>;

/** What the kernel counted for one block's process tree; null where the system does not tell. */
export const processFiguresSchema = z.object({
  idleRssBytes: amount.nullable(),
  peakRssBytes: amount.nullable(),
  finalRssBytes: amount.nullable(),
  pssBytes: amount.nullable(),
  /** CPU time used during the load, and the wall time that it took. */
  cpuMs: figure.nullable(),
  wallMs: amount,
});

export const blockSchema = z.object({
  /** Position in the order of execution, from 0; raw samples carry it. */
  block: count,
  adapter: name,
  scenario: text,
  kind: z.enum(['load', 'cold-start', 'agents']),
  repetition: positiveCount,
  /** Requests a second that were offered; null in a closed loop. */
  rate: positiveAmount.nullable(),
  /** Agents in the process, where a block is about them. */
  agents: positiveCount.optional(),
  status: z.enum(['ok', 'failed']),
  /** The adapter crashed, hung or broke the protocol, and was not asked again. */
  broken: z.boolean(),
  reason: text.optional(),
  logPath: text.optional(),
  startedAt: z.iso.datetime(),
  durationMs: amount,
  figures: processFiguresSchema.nullable(),
  metrics: metricsSchema,
});
export type BlockResult = z.infer<typeof blockSchema>;

export const warningSchema = z.object({
  /** `agentbench explain <code>` says what it means and what to do. */
  code: text,
  /** `doubt`: read the figures with care. `invalid`: they must not be used; `run` exits with 4. */
  severity: z.enum(['doubt', 'invalid']),
  adapter: text.optional(),
  /** The block that it was found in; absent when it is about several, or all. */
  block: count.optional(),
  message: text,
});
export type Warning = z.infer<typeof warningSchema>;

export { environmentSchema, type Environment };

export const planSchema = z.object({
  seed: z.int(),
  scenario: text,
  /** What the scenario was made with; absent in results of before there were any. */
  scenarioParams: z.record(text, text).optional(),
  concurrency: count,
  requests: count,
  runs: count,
  warmup: count,
  coldStarts: count,
  timeoutMs: amount,
  /** Null in results that do not tell. */
  startTimeoutMs: amount.nullable(),
  /** Latency profile of the model: its name, and what it says (null in results that do not tell). */
  llm: text,
  profile: latencyProfileSchema.nullable(),
  tool: z.enum(['parquet', 'constant']),
  fixture: z
    .object({
      kind: z.enum(['small', 'large', 'user']),
      rows: count,
      bytes: count,
      sha256: text,
      sentence: text,
    })
    .nullable(),
  /** `closed`: a new request starts when one ends. `open`: requests start when they are meant to. */
  loop: z.enum(['closed', 'open']),
  /** Open loop only: what decides when requests start. */
  arrivals: z
    .object({
      kind: z.enum(['poisson', 'constant', 'trace']),
      /** Offered rates, requests a second; several are a sweep. */
      rates: list(positiveAmount),
      maxInFlight: positiveCount,
      /** Of a trace: its file's name and SHA-256, and by what its times were divided. */
      trace: z.object({ name: text, sha256: text, speed: positiveAmount }).nullable(),
    })
    .nullable(),
  /**
   * Repetitions go on until the interval of `metric` is within ± `percent` % of its value for every adapter
   * that did not fail; `runs` is then the number of repetitions so far.
   */
  adaptive: z
    .object({
      metric: text,
      percent: positiveAmount,
      timeLimitS: positiveAmount,
      minRuns: positiveCount,
      maxRuns: positiveCount,
      /** What ended it: the aim, the time or the number of runs; null while it goes on. */
      stopped: z.enum(['reached', 'time', 'runs']).nullable(),
    })
    .nullable(),
  sources: sourcesSchema.nullable(),
  adapters: list(text),
  blocks: count,
});
export type PlanRecord = z.infer<typeof planSchema>;

/**
 * A difference of two subjects, each measured in several processes: a − b with its 95 % interval, and
 * what else can be said of it. Null where so few processes cannot say it.
 */
export const differenceSchema = estimateSchema.extend({
  /** a ÷ b */
  ratio: optionalEstimate,
  /** Of no difference; `pAdjusted` by Holm over all differences that are shown together. */
  p: probability.nullable(),
  /** By relabelling the processes, or of Welch's t where those are too few for so many differences. */
  pMethod: z.enum(['permutation', 'welch']).nullable(),
  pAdjusted: probability.nullable(),
  /** The smallest difference that this many processes, as noisy as these, would show 4 times of 5. */
  smallestVisible: amount.nullable(),
});
export type Difference = z.infer<typeof differenceSchema>;
const optionalDifference = differenceSchema.nullable();

/** What an adapter costs more than the baseline of its own language; each figure is adapter − baseline. */
export const comparisonSchema = z.object({
  adapter: name,
  baseline: name,
  /** Requests that both answered rightly, matched by (repetition, request id): they met the same delays. */
  pairs: count,
  /** Differences of means over processes, times as a process's mean over its pairs. */
  overheadMs: optionalDifference,
  latencyMs: optionalDifference,
  cpuMsPerRequest: optionalDifference,
  peakRssBytes: optionalDifference,
  /** Difference of means over cold starts, each a process. */
  firstAnswerMs: optionalDifference,
});
export type Comparison = z.infer<typeof comparisonSchema>;

export const resultSchema = z.object({
  schemaVersion: z.literal(RESULT_SCHEMA_VERSION),
  tool: namedVersion,
  startedAt: z.iso.datetime(),
  /** Null while the run goes on or when it was cut off. */
  finishedAt: z.iso.datetime().nullable(),
  environment: environmentSchema,
  plan: planSchema,
  adapters: rows(adapterResultSchema),
  comparisons: rows(comparisonSchema),
  /** Open loop at several rates: one entry for each adapter and rate; `adapters` has the lowest rate's. */
  sweep: list(
    z.object({
      adapter: name,
      rate: positiveAmount,
      /** Right answers a second while requests arrived at `rate`; fewer than that is falling behind. */
      answeredRps: optionalEstimate,
      metrics: metricsSchema,
    }),
  ),
  blocks: list(blockSchema),
  warnings: list(warningSchema),
  /** Raw samples in Arrow IPC, in the folder of this file. */
  raw: z.object({
    requests: rawFile,
    llmCalls: rawFile,
    processes: rawFile,
    coldStarts: rawFile,
    /** Absent in results of before scenarios had figures of their own. */
    measures: rawFile.optional(),
  }),
});
export type Result = z.infer<typeof resultSchema>;
