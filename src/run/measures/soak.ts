/** What a long load leaves behind: memory that grows with the requests, slower answers, handles. */
import type { Handles } from '../../sampling/handles.js';
import type { TreeSample } from '../../sampling/sampler.js';
import { median } from '../../stats/median.js';
import { growthOf, type Point } from './growth.js';
import type { Measure, Measuring } from './evidence.js';

export interface SoakEvidence {
  readonly curve: readonly TreeSample[];
  readonly before: Handles | null;
  readonly after: Handles | null;
}

/** How many of the times, ascending, are before each look. */
function pointsOf(curve: readonly TreeSample[], answeredNs: readonly number[]): Point[] {
  const ascending = [...answeredNs].sort((a, b) => a - b);
  let done = 0;
  return curve.map(({ atNs, rssBytes }) => {
    while ((ascending[done] ?? Infinity) <= atNs) done += 1;
    return { requests: done, rssBytes };
  });
}

/**
 * `leakBytes` a request, `steadyBytes` in the second half (see Growth) · `driftPercent`: median latency of the last
 * quarter of requests over that of the second · `openFiles`, `threads`: more than before the load.
 */
export const soak =
  ({ curve, before, after }: SoakEvidence): Measuring =>
  ({ requests }) => {
    const measure = (name: string, value: number | null): Measure[] =>
      value === null || !Number.isFinite(value) ? [] : [{ requestId: null, name, value }];
    const latencies = [...requests]
      .sort((a, b) => a.writtenNs - b.writtenNs)
      .map(({ writtenNs, answeredNs }) => answeredNs - writtenNs);
    const quarter = Math.floor(latencies.length / 4);
    const early = median(latencies.slice(quarter, 2 * quarter));
    const late = median(latencies.slice(-quarter));
    const answeredNs = requests.map((one) => one.answeredNs);
    const growth = growthOf(pointsOf(curve, answeredNs));
    return [
      ...measure('leakBytes', growth?.bytesPerRequest ?? null),
      ...measure('steadyBytes', growth?.steadyBytes ?? null),
      ...measure('driftPercent', quarter > 0 ? (100 * (late - early)) / early : null),
      ...measure('openFiles', before && after ? after.openFiles - before.openFiles : null),
      ...measure('threads', before && after ? after.threads - before.threads : null),
    ];
  };
