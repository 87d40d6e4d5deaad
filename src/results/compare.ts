/** What adapters cost more than the baseline of their language. */
import { differenceOfProcesses, withHolm, type Difference } from '../stats/difference.js';
import { derivedSeed } from '../stats/random.js';
import type { RequestSample } from './samples.js';
import type { Comparison } from './schema.js';
import { cpuMsPerRequest, firstAnswersMs, type Measurement } from './summarise.js';

/** An adapter and its blocks. */
export interface Measured {
  readonly name: string;
  readonly blocks: readonly Measurement[];
}

/** The figures that are compared. */
export const COMPARED = [
  'overheadMs',
  'latencyMs',
  'cpuMsPerRequest',
  'peakRssBytes',
  'firstAnswerMs',
] as const;
type Compared = (typeof COMPARED)[number];

/** One figure of either side, a value for each process. */
interface Sides {
  readonly adapter: readonly number[];
  readonly baseline: readonly number[];
}

/** What a comparison is made from. */
export interface ComparedFigures {
  readonly adapter: string;
  readonly baseline: string;
  readonly pairs: number;
  readonly figures: Readonly<Record<Compared, Sides>>;
}

const NS_PER_MS = 1e6;

type Ns = (request: RequestSample) => number;

/** Right answers by repetition and request id. */
function rightAnswers(blocks: readonly Measurement[]): Map<number, Map<string, RequestSample>> {
  const answers = new Map<number, Map<string, RequestSample>>();
  for (const { samples } of blocks) {
    for (const request of samples.requests) {
      if (!request.ok) continue;
      const repetition = answers.get(request.repetition) ?? new Map<string, RequestSample>();
      answers.set(request.repetition, repetition.set(request.requestId, request));
    }
  }
  return answers;
}

/** Requests that both answered, one list a repetition, which is a process on either side. */
function pairsOf(
  adapter: readonly Measurement[],
  baseline: readonly Measurement[],
): [RequestSample, RequestSample][][] {
  const others = rightAnswers(baseline);
  return [...rightAnswers(adapter)]
    .map(([repetition, answers]) =>
      [...answers].flatMap(([id, request]): [RequestSample, RequestSample][] => {
        const other = others.get(repetition)?.get(id);
        return other ? [[request, other]] : [];
      }),
    )
    .filter(({ length }) => length > 0);
}

/**
 * One figure a process: means over the requests that both answered in a repetition (they met the same
 * model delays, which cancel), CPU and memory of the process, and each cold start, a process of its own.
 * @returns null when no request was answered rightly by both
 */
export function comparedFigures(adapter: Measured, baseline: Measured): ComparedFigures | null {
  const pairs = pairsOf(adapter.blocks, baseline.blocks);
  if (pairs.length === 0) return null;
  const meansOf = (side: 0 | 1, ns: Ns): number[] =>
    pairs.map((of) => of.reduce((sum, pair) => sum + ns(pair[side]), 0) / of.length / NS_PER_MS);
  const paired = (ns: Ns): Sides => ({ adapter: meansOf(0, ns), baseline: meansOf(1, ns) });
  const byProcess = (figure: (block: Measurement) => number | null): Sides => ({
    adapter: adapter.blocks.map(figure).filter((value) => value !== null),
    baseline: baseline.blocks.map(figure).filter((value) => value !== null),
  });
  return {
    adapter: adapter.name,
    baseline: baseline.name,
    pairs: pairs.reduce((sum, { length }) => sum + length, 0),
    figures: {
      overheadMs: paired(({ overheadNs }) => overheadNs),
      latencyMs: paired(({ writtenNs, answeredNs }) => answeredNs - writtenNs),
      cpuMsPerRequest: byProcess(cpuMsPerRequest),
      peakRssBytes: byProcess(({ figures }) => figures?.peakRssBytes ?? null),
      firstAnswerMs: {
        adapter: firstAnswersMs(adapter.blocks),
        baseline: firstAnswersMs(baseline.blocks),
      },
    },
  };
}

const isTested = ({ adapter, baseline }: Sides): boolean =>
  adapter.length > 1 && baseline.length > 1;

/** All differences that a run shows, adapter − baseline, corrected for their number together. */
export function compareAll(compared: readonly ComparedFigures[], seed: number): Comparison[] {
  const entries = compared.flatMap(({ adapter, figures }) =>
    COMPARED.map((name) => ({ key: `${adapter} ${name}`, sides: figures[name] })),
  );
  const family = entries.filter(({ sides }) => isTested(sides)).length;
  const differences = withHolm(
    entries.map(({ key, sides }) =>
      differenceOfProcesses(sides.adapter, sides.baseline, derivedSeed(seed, key), family),
    ),
  );
  return compared.map(({ adapter, baseline, pairs }, at) => {
    const difference = (name: Compared): Difference | null =>
      differences[at * COMPARED.length + COMPARED.indexOf(name)] ?? null;
    return {
      adapter,
      baseline,
      pairs,
      overheadMs: difference('overheadMs'),
      latencyMs: difference('latencyMs'),
      cpuMsPerRequest: difference('cpuMsPerRequest'),
      peakRssBytes: difference('peakRssBytes'),
      firstAnswerMs: difference('firstAnswerMs'),
    };
  });
}
