/** The result of a run as it is saved: one JSON document, checked by zod, published as JSON Schema. */
import { z } from 'zod';
import { latencyProfileSchema } from '../simulator/profile.js';

export const RESULT_SCHEMA_VERSION = 2;

/**
 * A figure and how sure it is: a 95 % interval, or null where none can be given (one process only, a
 * figure that is counted rather than estimated, a quantile that this number of samples cannot bound).
 */
export const estimateSchema = z.object({
  value: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
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

const count = z.number().int().nonnegative();
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
  /** Open loop only: requests written more than 1 ms after their intended start, of all. */
  lateSends: z.object({ late: count, total: count, p99Ms: z.number(), maxMs: z.number() }).nullable(),
  /**
   * Model calls whose request was the same, byte for byte, in every process that made it, of those that
   * more than one process made.
   */
  determinism: z.object({ same: count, compared: count }).nullable(),
  /** Length of the union of the request's LLM calls as the simulator saw them. */
  llmMs: optionalDistribution,
  /** Length of the union of the request's tool calls as the adapter's kit timed them. */
  toolMs: optionalDistribution,
  /** Latency − length of the union of both; never clamped. */
  overheadMs: optionalDistribution,
  /** Right answers per second of wall time, first request written → last answer read. */
  throughputRps: optionalEstimate,
  /** Mean number of requests in flight (Little's law: throughput × mean latency), and the peak. */
  inFlight: z.object({ mean: z.number(), peak: z.number().int() }).nullable(),
  llmCallsPerRequest: optionalEstimate,
  /** Estimated by the simulator as one token for four characters. */
  promptTokensPerRequest: optionalEstimate,
  requestBytesPerRequest: optionalEstimate,
  newConnectionsPerRequest: optionalEstimate,
  /** `ok`: the right final sentence; failures stay in `total`. */
  success: z.object({ ok: z.number().int(), total: z.number().int() }),
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
    .object({ readyMs: estimateSchema, firstAnswerMs: estimateSchema, starts: z.number().int() })
    .nullable(),
  installBytes: z.number().int().nullable(),
  /** Seconds that building took when it was last done on this machine. */
  setupSeconds: z.number().nullable(),
});
export type Metrics = z.infer<typeof metricsSchema>;

const namedVersion = z.object({ name: z.string(), version: z.string() });

export const adapterStatusSchema = z.enum(['ok', 'failed', 'skipped', 'broken']);
export type AdapterStatus = z.infer<typeof adapterStatusSchema>;

export const adapterResultSchema = z.object({
  /** `<language>/<framework>` */
  name: z.string(),
  title: z.string(),
  language: z.string(),
  kind: z.enum(['framework', 'baseline', 'client', 'reference']),
  framework: namedVersion.nullable(),
  runtime: namedVersion.nullable(),
  status: adapterStatusSchema,
  reason: z.string().optional(),
  logPath: z.string().optional(),
  deviations: z.array(z.string()),
  /** Of sources, kit, lock file, commands and toolchain versions; null for what was not measured. */
  buildHash: z.string().nullable(),
  metrics: metricsSchema,
});
export type AdapterResult = z.infer<typeof adapterResultSchema>;

/** What the kernel counted for one block's process tree; null where the system does not tell. */
export const processFiguresSchema = z.object({
  idleRssBytes: z.number().nullable(),
  peakRssBytes: z.number().nullable(),
  finalRssBytes: z.number().nullable(),
  pssBytes: z.number().nullable(),
  /** CPU time used during the load, and the wall time that it took. */
  cpuMs: z.number().nullable(),
  wallMs: z.number(),
});

export const blockSchema = z.object({
  /** Position in the order of execution, from 0; raw samples carry it. */
  block: z.number().int().nonnegative(),
  adapter: z.string(),
  scenario: z.string(),
  kind: z.enum(['load', 'cold-start']),
  repetition: z.number().int().positive(),
  /** Requests a second that were offered; null in a closed loop. */
  rate: z.number().positive().nullable(),
  status: z.enum(['ok', 'failed']),
  /** The adapter crashed, hung or broke the protocol, and was not asked again. */
  broken: z.boolean(),
  reason: z.string().optional(),
  logPath: z.string().optional(),
  startedAt: z.iso.datetime(),
  durationMs: z.number(),
  figures: processFiguresSchema.nullable(),
  metrics: metricsSchema,
});
export type BlockResult = z.infer<typeof blockSchema>;

export const warningSchema = z.object({
  /** `agentbench explain <code>` says what it means and what to do. */
  code: z.string(),
  /** `doubt`: read the figures with care. `invalid`: they must not be used; `run` exits with 4. */
  severity: z.enum(['doubt', 'invalid']),
  adapter: z.string().optional(),
  message: z.string(),
});
export type Warning = z.infer<typeof warningSchema>;

export const environmentSchema = z.object({
  cpu: z.string(),
  logicalCores: z.number().int(),
  memoryBytes: z.number().int(),
  platform: z.string(),
  kernel: z.string(),
  /** Null where the system does not tell. */
  governor: z.string().nullable(),
  virtualised: z.boolean().nullable(),
  /** 1-minute load average before the first block. */
  loadBefore: z.number(),
  /** CPU lists as given to taskset, or null when nothing was pinned and why. */
  pinning: z.object({
    harnessCpus: z.string().nullable(),
    adapterCpus: z.string().nullable(),
    note: z.string(),
  }),
  /** Versions of the tools on the PATH that built or ran adapters, e.g. `{"cargo": "1.95.0"}`. */
  tools: z.record(z.string(), z.string()),
  node: z.string(),
  gitRevision: z.string().nullable(),
  /** Environment variables that every adapter got (names and values; never secrets). */
  adapterEnvironment: z.record(z.string(), z.string()),
});
export type Environment = z.infer<typeof environmentSchema>;

export const planSchema = z.object({
  seed: z.number().int(),
  scenario: z.string(),
  concurrency: z.number().int(),
  requests: z.number().int(),
  runs: z.number().int(),
  warmup: z.number().int(),
  coldStarts: z.number().int(),
  timeoutMs: z.number(),
  /** Null in results that do not tell. */
  startTimeoutMs: z.number().nullable(),
  /** Latency profile of the model: its name, and what it says (null in results that do not tell). */
  llm: z.string(),
  profile: latencyProfileSchema.nullable(),
  tool: z.enum(['parquet', 'constant']),
  fixture: z
    .object({
      kind: z.enum(['small', 'large', 'user']),
      rows: z.number().int(),
      bytes: z.number().int(),
      sha256: z.string(),
      sentence: z.string(),
    })
    .nullable(),
  /** `closed`: a new request starts when one ends. `open`: requests start when they are meant to. */
  loop: z.enum(['closed', 'open']),
  /** Open loop only: what decides when requests start. */
  arrivals: z
    .object({
      kind: z.enum(['poisson', 'constant', 'trace']),
      /** Offered rates, requests a second; several are a sweep. */
      rates: z.array(z.number().positive()),
      maxInFlight: z.number().int().positive(),
      /** Of a trace: its file's name and SHA-256, and by what its times were divided. */
      trace: z.object({ name: z.string(), sha256: z.string(), speed: z.number().positive() }).nullable(),
    })
    .nullable(),
  /**
   * Repetitions go on until the interval of `metric` is within ± `percent` % of its value for every adapter
   * that did not fail; `runs` is then the number of repetitions so far.
   */
  adaptive: z
    .object({
      metric: z.string(),
      percent: z.number().positive(),
      timeLimitS: z.number().positive(),
      minRuns: z.number().int().positive(),
      maxRuns: z.number().int().positive(),
      /** What ended it: the aim, the time or the number of runs; null while it goes on. */
      stopped: z.enum(['reached', 'time', 'runs']).nullable(),
    })
    .nullable(),
  /** Folders and file as they were given on the command line; null where the tool's own served. */
  sources: z
    .object({
      adapters: z.string().nullable(),
      against: z.string().nullable(),
      fixture: z.string().nullable(),
    })
    .nullable(),
  adapters: z.array(z.string()),
  blocks: z.number().int(),
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
  p: z.number().nullable(),
  /** By relabelling the processes, or of Welch's t where those are too few for so many differences. */
  pMethod: z.enum(['permutation', 'welch']).nullable(),
  pAdjusted: z.number().nullable(),
  /** The smallest difference that this many processes, as noisy as these, would show 4 times of 5. */
  smallestVisible: z.number().nullable(),
});
export type Difference = z.infer<typeof differenceSchema>;
const optionalDifference = differenceSchema.nullable();

/** What an adapter costs more than the baseline of its own language; each figure is adapter − baseline. */
export const comparisonSchema = z.object({
  adapter: z.string(),
  baseline: z.string(),
  /** Requests that both answered rightly, matched by (repetition, request id): they met the same delays. */
  pairs: z.number().int().nonnegative(),
  /** Means over the pairs. */
  overheadMs: optionalDifference,
  latencyMs: optionalDifference,
  /** Differences of means over processes. */
  cpuMsPerRequest: optionalDifference,
  peakRssBytes: optionalDifference,
  /** Difference of medians over cold starts. */
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
  adapters: z.array(adapterResultSchema),
  comparisons: z.array(comparisonSchema),
  /** Open loop at several rates: one entry for each adapter and rate. */
  sweep: z.array(
    z.object({ adapter: z.string(), rate: z.number().positive(), metrics: metricsSchema }),
  ),
  blocks: z.array(blockSchema),
  warnings: z.array(warningSchema),
  /** Raw samples in Arrow IPC, relative to this file. */
  raw: z.object({
    requests: z.string(),
    llmCalls: z.string(),
    processes: z.string(),
    coldStarts: z.string(),
  }),
});
export type Result = z.infer<typeof resultSchema>;
