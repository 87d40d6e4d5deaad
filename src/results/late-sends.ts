/** How well an open loop kept its intended starts: a late send is the harness's fault, not the subject's. */
import { quantile } from '../stats/quantile.js';
import type { RequestSample } from './samples.js';
import type { Metrics } from './schema.js';

const NS_PER_MS = 1e6;
/** Later than this after it could be sent, a request is counted as late. */
export const LATE_NS = NS_PER_MS;

/**
 * How long after it could be sent each request of a process was written; ns. It could be sent at its
 * intended start, or, where the bound of requests in flight held it back, when an answer made room:
 * first come first served, the k-th request (from 0) needs k − maxInFlight + 1 answers before it. Waiting
 * for that is the bound's doing and is in the response time, not in the lateness.
 */
export function lateness(requests: readonly RequestSample[], maxInFlight: number): Float64Array {
  const arrived = requests.toSorted((a, b) => a.intendedNs - b.intendedNs || a.writtenNs - b.writtenNs);
  const answered = Float64Array.from(requests, ({ answeredNs }) => answeredNs).sort();
  return Float64Array.from(arrived, ({ intendedNs, writtenNs }, at) => {
    const room = at < maxInFlight ? -Infinity : (answered[at - maxInFlight] ?? -Infinity);
    return writtenNs - Math.max(intendedNs, room);
  });
}

/** Over all requests of all processes, failed ones too; null of none. */
export function lateSends(
  processes: readonly (readonly RequestSample[])[],
  maxInFlight: number,
): Metrics['lateSends'] {
  const sorted = Float64Array.from(
    processes.flatMap((requests) => [...lateness(requests, maxInFlight)]),
  ).sort();
  if (sorted.length === 0) return null;
  return {
    late: sorted.reduce((count, ns) => count + (ns > LATE_NS ? 1 : 0), 0),
    total: sorted.length,
    p99Ms: quantile(sorted, 0.99) / NS_PER_MS,
    maxMs: (sorted.at(-1) ?? 0) / NS_PER_MS,
  };
}
