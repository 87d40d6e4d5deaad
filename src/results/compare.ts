/** What an adapter costs more than its language's baseline. */
import { differenceOfProcesses, plainDifference, type Difference } from '../stats/difference.js';
import type { Estimate } from '../stats/estimate.js';
import { differenceOfMedians } from '../stats/median.js';
import { pairedDifference, type PairedValues } from '../stats/paired.js';
import { derivedSeed } from '../stats/random.js';
import type { RequestSample } from './samples.js';
import type { Comparison } from './schema.js';
import { cpuMsPerRequest, firstAnswersMs, type Measurement } from './summarise.js';

/** An adapter and its blocks. */
export interface Measured {
  readonly name: string;
  readonly blocks: readonly Measurement[];
}

const NS_PER_MS = 1e6;

const whole = (estimate: Estimate | null): Difference | null =>
  estimate && plainDifference(estimate);

/** Right answers by repetition and request id. */
function paired(blocks: readonly Measurement[], ns: (request: RequestSample) => number): PairedValues {
  const values = new Map<number, Map<string, number>>();
  for (const request of blocks.flatMap(({ samples }) => samples.requests)) {
    if (!request.ok) continue;
    const repetition = values.get(request.repetition) ?? new Map<string, number>();
    values.set(request.repetition, repetition.set(request.requestId, ns(request) / NS_PER_MS));
  }
  return values;
}

/**
 * Adapter − baseline: times on paired requests, CPU and memory by process, cold start by start.
 * @returns null when no request was answered rightly by both
 */
export function compareWithBaseline(
  adapter: Measured,
  baseline: Measured,
  seed: number,
): Comparison | null {
  const difference = (name: string, ns: (request: RequestSample) => number) =>
    pairedDifference(
      paired(adapter.blocks, ns),
      paired(baseline.blocks, ns),
      derivedSeed(seed, `${adapter.name} ${name}`),
    );
  const byProcess = (figure: (block: Measurement) => number | null) =>
    differenceOfProcesses(
      adapter.blocks.map(figure).filter((value) => value !== null),
      baseline.blocks.map(figure).filter((value) => value !== null),
    );
  const overhead = difference('overhead', ({ overheadNs }) => overheadNs);
  if (overhead.pairs === 0) return null;
  return {
    adapter: adapter.name,
    baseline: baseline.name,
    pairs: overhead.pairs,
    overheadMs: whole(overhead.difference),
    latencyMs: whole(
      difference('latency', ({ writtenNs, answeredNs }) => answeredNs - writtenNs).difference,
    ),
    cpuMsPerRequest: byProcess(cpuMsPerRequest),
    peakRssBytes: byProcess(({ figures }) => figures?.peakRssBytes ?? null),
    firstAnswerMs: whole(
      differenceOfMedians(
        firstAnswersMs(adapter.blocks),
        firstAnswersMs(baseline.blocks),
        derivedSeed(seed, `${adapter.name} cold start`),
      ),
    ),
  };
}
