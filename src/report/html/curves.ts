/** From raw samples to the few points that a small plot has room for: pure. */
import { inverseDistribution } from '../../stats/quantile.js';
import type { ProcessSample, RequestSample } from '../../results/samples.js';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A curve, and the run that it is of where there are several. */
export interface RunPoint extends Point {
  readonly run: number;
}

const POINTS = 100;

/**
 * Empirical distribution: the share of samples that are at most x. Of more samples than a plot shows, the
 * order statistics at evenly spaced shares, which lie on it.
 */
export function distributionCurve(values: readonly number[]): Point[] {
  const sorted = Float64Array.from(values).sort();
  const steps = Math.min(POINTS, sorted.length);
  return Array.from({ length: steps }, (_, at) => {
    const share = (at + 1) / steps;
    return { x: inverseDistribution(sorted, share), y: share };
  });
}

function grouped<Sample, Key>(
  samples: readonly Sample[],
  keyOf: (sample: Sample) => Key,
): ReadonlyMap<Key, readonly Sample[]> {
  const groups = new Map<Key, Sample[]>();
  for (const sample of samples) {
    const key = keyOf(sample);
    const group = groups.get(key);
    if (group) group.push(sample);
    else groups.set(key, [sample]);
  }
  return groups;
}

const adapterOf = ({ adapter }: { readonly adapter: string }): string => adapter;

const NS_PER_MS = 1e6;
const NS_PER_S = 1e9;

export type RequestTime = 'latency' | 'overhead' | 'response';

const timeOf: Readonly<Record<RequestTime, (request: RequestSample) => number>> = {
  latency: ({ answeredNs, writtenNs }) => answeredNs - writtenNs,
  response: ({ answeredNs, intendedNs }) => answeredNs - intendedNs,
  overhead: ({ overheadNs }) => overheadNs,
};

/** Milliseconds of right answers, by adapter. */
export function timesByAdapter(
  requests: readonly RequestSample[],
  time: RequestTime,
): ReadonlyMap<string, readonly number[]> {
  const right = requests.filter(({ ok }) => ok);
  return new Map(
    [...grouped(right, adapterOf)].map(([name, own]) => [
      name,
      own.map((request) => timeOf[time](request) / NS_PER_MS),
    ]),
  );
}

/** Every so many samples that about `POINTS` are left, the last one too; peaks are kept. */
function thinned(points: readonly RunPoint[]): RunPoint[] {
  const step = Math.ceil(points.length / POINTS);
  if (step <= 1) return [...points];
  const kept: RunPoint[] = [];
  for (let from = 0; from < points.length; from += step) {
    const window = points.slice(from, from + step);
    kept.push(window.reduce((one, other) => (other.y > one.y ? other : one)));
  }
  return kept;
}

/** A figure of the process tree over the seconds of each run, by adapter. */
export function processCurves(
  samples: readonly ProcessSample[],
  figure: (sample: ProcessSample) => number,
): ReadonlyMap<string, readonly RunPoint[]> {
  return new Map(
    [...grouped(samples, adapterOf)].map(([name, own]) => [
      name,
      [...grouped(own, ({ block }) => block).values()].flatMap((block) => {
        const start = block[0]?.atNs ?? 0;
        return thinned(
          block.map((sample) => ({
            run: sample.block,
            x: (sample.atNs - start) / NS_PER_S,
            y: figure(sample),
          })),
        );
      }),
    ]),
  );
}
