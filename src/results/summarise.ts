/** From raw samples of one adapter to its metrics: pure, the same input gives the same figures. */
import { estimateDistribution, type Distribution } from '../stats/distribution.js';
import type { Estimate } from '../stats/estimate.js';
import { estimateMedian } from '../stats/median.js';
import { estimateMean } from '../stats/student.js';
import { addedMetrics } from './added-metrics.js';
import { lateSends } from './late-sends.js';
import { determinism } from './determinism.js';
import { busyNs, peakInFlight, peakAtModel, wallNs } from './in-flight.js';
import type { ProcessFigures } from './process-figures.js';
import type { BlockSamples, RequestSample } from './samples.js';
import type { Metrics } from './schema.js';

/** One block as it was measured; a block of load is one process. */
export interface Measurement {
  readonly samples: BlockSamples;
  readonly figures: ProcessFigures | null;
}

export interface SummaryOptions {
  /** Of an open loop; in a closed one a user means to ask when he is free, so there is no response time. */
  readonly open?: { readonly maxInFlight: number } | null;
  readonly installBytes?: number | null;
  readonly setupSeconds?: number | null;
}

const NS_PER_MS = 1e6;
const NS_PER_S = 1e9;

/** Requests of one process, with those answered rightly apart. */
interface Load {
  readonly all: readonly RequestSample[];
  readonly right: readonly RequestSample[];
  readonly wallNs: number;
  readonly peakAtModel: number | undefined;
  readonly figures: ProcessFigures | null;
}

/**
 * Metrics over blocks of one adapter. Times are those of right answers; failures stay in
 * `success.total`, in flight and on the CPU. Intervals need two processes (blocks); a cold start is a
 * process of its own.
 */
export function summarise(blocks: readonly Measurement[], options: SummaryOptions = {}): Metrics {
  const loads = blocks
    .filter(({ samples }) => samples.requests.length > 0)
    .map(({ samples, figures }) => ({
      all: samples.requests,
      right: samples.requests.filter(({ ok }) => ok),
      wallNs: wallNs(samples.requests),
      peakAtModel: peakAtModel(samples.llmCalls),
      figures,
    }));
  const { open = null } = options;
  const times = (ns: (request: RequestSample) => number): Distribution | null =>
    estimateDistribution(
      loads.map(({ right }) => Float64Array.from(right, (request) => ns(request) / NS_PER_MS)),
    );
  return {
    latencyMs: times(({ writtenNs, answeredNs }) => answeredNs - writtenNs),
    queueMs: times(({ intendedNs, writtenNs }) => writtenNs - intendedNs),
    responseMs: open ? times(({ intendedNs, answeredNs }) => answeredNs - intendedNs) : null,
    lateSends: open
      ? lateSends(
          loads.map(({ all }) => all),
          open.maxInFlight,
        )
      : null,
    determinism: determinism(blocks.map(({ samples }) => samples.llmCalls)),
    llmMs: times(({ llmNs }) => llmNs),
    toolMs: times(({ toolNs }) => toolNs),
    overheadMs: times(({ overheadNs }) => overheadNs),
    throughputRps: throughput(loads),
    inFlight: inFlight(loads),
    llmCallsPerRequest: byRequest(loads, ({ llmCalls }) => llmCalls),
    promptTokensPerRequest: byRequest(loads, ({ promptTokens }) => promptTokens),
    requestBytesPerRequest: byRequest(loads, ({ requestBytes }) => requestBytes),
    newConnectionsPerRequest: byRequest(loads, ({ newConnections }) => newConnections),
    success: {
      ok: loads.reduce((sum, { right }) => sum + right.length, 0),
      total: loads.reduce((sum, { all }) => sum + all.length, 0),
    },
    ...processMetrics(loads),
    coldStart: coldStart(blocks),
    ...added(blocks),
    installBytes: options.installBytes ?? null,
    setupSeconds: options.setupSeconds ?? null,
  };
}

function added(blocks: readonly Measurement[]): Pick<Metrics, 'added'> {
  const metrics = addedMetrics(blocks.map(({ samples }) => samples));
  return metrics ? { added: metrics } : {};
}

/** Mean over processes of one figure a process; those without it are left out. */
function overProcesses(
  loads: readonly Load[],
  figure: (load: Load) => number | null,
): Estimate | null {
  return estimateMean(loads.map(figure).filter((value) => value !== null));
}

/**
 * Right answers of all processes over all their wall time. Not the mean of their rates: that is weighted
 * towards quick processes, and its product with the mean latency can exceed the concurrency, against
 * Little's law. The interval is that of the mean time an answer takes, turned over.
 */
function throughput(loads: readonly Load[]): Estimate | null {
  const answering = loads.filter(({ right, wallNs }) => right.length > 0 && wallNs > 0);
  const secondsPerAnswer = overProcesses(
    answering,
    ({ right, wallNs }) => wallNs / NS_PER_S / right.length,
  );
  if (!secondsPerAnswer) return null;
  const { low, high } = secondsPerAnswer;
  const answers = answering.reduce((sum, { right }) => sum + right.length, 0);
  const seconds = loads.reduce((sum, { wallNs }) => sum + wallNs, 0) / NS_PER_S;
  const bounded = low !== null && high !== null && low > 0;
  return {
    value: answers / seconds,
    low: bounded ? 1 / high : null,
    high: bounded ? 1 / low : null,
  };
}

/** Mean of a count over the right answers of a process, then over processes. */
function byRequest(
  loads: readonly Load[],
  count: (request: RequestSample) => number,
): Estimate | null {
  return overProcesses(loads, ({ right }) =>
    right.length > 0
      ? right.reduce((sum, request) => sum + count(request), 0) / right.length
      : null,
  );
}

function inFlight(loads: readonly Load[]): Metrics['inFlight'] {
  const wall = loads.reduce((sum, load) => sum + load.wallNs, 0);
  if (wall === 0) return null;
  const atModel = loads.flatMap((load) => load.peakAtModel ?? []);
  return {
    mean: loads.reduce((sum, { all }) => sum + busyNs(all), 0) / wall,
    peak: loads.reduce((peak, { all }) => Math.max(peak, peakInFlight(all)), 0),
    ...(atModel.length > 0 ? { modelPeak: Math.max(...atModel) } : {}),
  };
}

/** Figure of one process, for comparisons too. */
export const cpuMsPerRequest = ({ samples, figures }: Measurement): number | null =>
  figures?.cpuMs != null && samples.requests.length > 0
    ? figures.cpuMs / samples.requests.length
    : null;

function processMetrics(loads: readonly Load[]) {
  return {
    idleRssBytes: overProcesses(loads, ({ figures }) => figures?.idleRssBytes ?? null),
    peakRssBytes: overProcesses(loads, ({ figures }) => figures?.peakRssBytes ?? null),
    finalRssBytes: overProcesses(loads, ({ figures }) => figures?.finalRssBytes ?? null),
    pssBytes: overProcesses(loads, ({ figures }) => figures?.pssBytes ?? null),
    cpuMsPerRequest: overProcesses(loads, ({ figures, all }) =>
      figures?.cpuMs == null ? null : figures.cpuMs / all.length,
    ),
    cpuPercent: overProcesses(loads, ({ figures }) =>
      figures?.cpuMs == null || figures.wallMs <= 0 ? null : (100 * figures.cpuMs) / figures.wallMs,
    ),
  };
}

/** Milliseconds from spawn to the first right answer, one for each start. */
export function firstAnswersMs(blocks: readonly Measurement[]): number[] {
  return blocks.flatMap(({ samples }) =>
    samples.coldStarts.map(({ spawnedNs, firstAnswerNs }) => (firstAnswerNs - spawnedNs) / NS_PER_MS),
  );
}

function coldStart(blocks: readonly Measurement[]): Metrics['coldStart'] {
  const firstAnswers = firstAnswersMs(blocks);
  const firstAnswerMs = estimateMedian(firstAnswers);
  const readyMs = estimateMedian(
    blocks.flatMap(({ samples }) =>
      samples.coldStarts.map(({ spawnedNs, readyNs }) => (readyNs - spawnedNs) / NS_PER_MS),
    ),
  );
  return readyMs && firstAnswerMs ? { readyMs, firstAnswerMs, starts: firstAnswers.length } : null;
}
