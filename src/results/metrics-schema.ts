/** An adapter's figures as they are saved. */
import { z } from 'zod';
import { amount, count, figure, list, name, positiveAmount, text } from './bounds.js';

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

export const optionalEstimate = estimateSchema.nullable();
const optionalDistribution = distributionSchema.nullable();

/** A figure that the scenario adds; it says of itself what it is. */
export const addedMetricSchema = estimateSchema.extend({
  /** With its unit, as in `measures.arrow` where it is made from that: `turnMs.p99`. */
  name,
  title: text,
  /** In which it is printed: `value`, which is in the unit of its name, over `scale`. */
  unit: text,
  scale: positiveAmount.optional(),
  /** What the figure means in a word. */
  says: text.optional(),
  /** What a reader prefers; absent where neither is better. */
  better: z.enum(['low', 'high']).optional(),
});
export type AddedMetric = z.infer<typeof addedMetricSchema>;

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
  /** What the scenario adds; absent where it adds nothing. */
  added: list(addedMetricSchema).optional(),
  installBytes: amount.nullable(),
  /** Seconds that building took when it was last done on this machine. */
  setupSeconds: amount.nullable(),
});
export type Metrics = z.infer<typeof metricsSchema>;
