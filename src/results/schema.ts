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
import { adaptiveSchema } from './adaptive-schema.js';
import { environmentSchema, type Environment } from './environment-schema.js';
import { liveSchema } from './live-schema.js';
import { sourcesSchema } from './sources-schema.js';
import { latencyProfileSchema } from '../simulator/profile.js';

export const RESULT_SCHEMA_VERSION = 2;

/**
 * A figure and how sure it is: a 95 % interval, or null where none can be given (one process only, a
 * figure that is counted rather than estimated, a quantile that this number of samples cannot bound).
 */
export const estimateSchema = z.object({
  value: figure,
  low: figure.nullable(),
  high: figure.nullable(),
});
export type Estimate = z.infer<typeof estimateSchema>;

/** Distribution over all samples of all processes, in the unit of the field's name. */
export const distributionSchema = z.object({
  mean: estimateSchema,
  p50: estimateSchema,
  p95: estimateSchema,
  p99: estimateSchema,
  max: estimateSchema,
});
export type Distribution = z.infer<typeof distributionSchema>;

const optionalEstimate = estimateSchema.nullable();
const optionalDistribution = distributionSchema.nullable();

/** Null: could not be measured here (no /proc, nothing succeeded, not asked for). */
export const metricsSchema = z.object({
  /** Answer read − request written, successful requests only. */
  latencyMs: optionalDistribution,
  /** Request written − meant to start. */
  queueMs: optionalDistribution,
  /** Open loop only: answer read − meant to start, so that a stall is not hidden (coordinated omission). */
  responseMs: optionalDistribution,
  /**
   * Open loop only: requests written more than 1 ms after they could be (at their intended start, or when
   * the bound of requests in flight let them), of all.
   */
  lateSends: z.object({ late: count, total: count, p99Ms: figure, maxMs: figure }).nullable(),
  /**
   * Model calls whose request was the same, byte for byte, in every process that made it, of those that
   * more than one process made.
   */
  determinism: z.object({ same: count, compared: count }).nullable(),
  /** Length of the union of the request's LLM calls as the simulator saw them. */
  llmMs: optionalDistribution,
  /** Live models only: what the proxy added to a call; it is part of `llmMs`. */
  proxyMs: optionalDistribution.optional(),
  /** Length of the union of the request's tool calls as the adapter's kit timed them. */
  toolMs: optionalDistribution,
  /** Latency − length of the union of both; never clamped. */
  overheadMs: optionalDistribution,
  /** Right answers per second of wall time, first request written → last answer read. */
  throughputRps: optionalEstimate,
  /**
   * Mean number of requests in flight (Little's law: throughput × mean latency), and the peak, both as the
   * harness sent them; and the most that had a model call under way at once (absent where no call is known):
   * fewer, where the adapter lets requests wait.
   */
  inFlight: z
    .object({ mean: amount, peak: count, modelPeak: count.optional() })
    .nullable(),
  llmCallsPerRequest: optionalEstimate,
  /** Estimated by the simulator as one token for four characters. */
  promptTokensPerRequest: optionalEstimate,
  requestBytesPerRequest: optionalEstimate,
  newConnectionsPerRequest: optionalEstimate,
  /** `ok`: the right final sentence; failures stay in `total`. */
  success: z.object({ ok: count, total: count }),
  /** Resident set of the process tree: ready and idle; the kernel's own peak (VmHWM); after the load. */
  idleRssBytes: optionalEstimate,
  peakRssBytes: optionalEstimate,
  finalRssBytes: optionalEstimate,
  /** Proportional set size after the load (shared pages counted once). */
  pssBytes: optionalEstimate,
  /** CPU time of the process tree during the load, by request. */
  cpuMsPerRequest: optionalEstimate,
  /** CPU time over wall time during the load; 100 = one core. */
  cpuPercent: optionalEstimate,
  /** Fresh processes, page cache warm: spawn → ready, and spawn → first right answer (instant model, constant tool). */
  coldStart: z
    .object({ readyMs: estimateSchema, firstAnswerMs: estimateSchema, starts: count })
    .nullable(),
  installBytes: amount.nullable(),
  /** Seconds that building took when it was last done on this machine. */
  setupSeconds: amount.nullable(),
});
export type Metrics = z.infer<typeof metricsSchema>;

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
  kind: z.enum(['load', 'cold-start']),
  repetition: positiveCount,
  /** Requests a second that were offered; null in a closed loop. */
  rate: positiveAmount.nullable(),
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
  /** Of a run with a real model or a recording of one, which has no profile. */
  live: liveSchema.optional(),
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
  adaptive: adaptiveSchema.nullable(),
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
  }),
});
export type Result = z.infer<typeof resultSchema>;
