/** Whether requests pile up while they arrive, from one process's requests in an open loop. */
import type { RequestSample } from './samples.js';

/** Mean number of requests that were meant to have started and had no answer yet, from `a` to `b`. */
function meanWaiting(requests: readonly RequestSample[], a: number, b: number): number {
  let sum = 0;
  for (const { intendedNs, answeredNs } of requests) {
    sum += Math.max(0, Math.min(answeredNs, b) - Math.max(intendedNs, a));
  }
  return sum / (b - a);
}

/**
 * By how much the backlog grew, as a share of the arrivals: 0 when answers keep up, (λ − μ) ÷ λ when λ a
 * second arrive and only μ are answered. It is the mean number waiting in the last third of the arrivals
 * less that in the middle third, over the arrivals of a third. The first third fills the system; what comes
 * after the last arrival only drains it and says nothing of the rate. So it holds in whatever order
 * requests are served, unlike answers over wall time, which count the wait for the last answer against
 * the subject.
 * @returns null when no time passed between the first and the last intended start
 */
export function backlogGrowth(requests: readonly RequestSample[]): number | null {
  let first = Infinity;
  let last = -Infinity;
  for (const { intendedNs } of requests) {
    first = Math.min(first, intendedNs);
    last = Math.max(last, intendedNs);
  }
  const third = (last - first) / 3;
  if (!(third > 0)) return null;
  const growth =
    meanWaiting(requests, last - third, last) - meanWaiting(requests, first + third, last - third);
  return growth / ((requests.length - 1) / 3);
}

/**
 * Right answers a second while requests arrived at `rate`; null where that cannot be told. As a share of
 * the arrivals, so that the luck of the draw (50 Poisson arrivals may come 15 % faster than meant) is not
 * taken for the subject's.
 */
export function answeredRps(requests: readonly RequestSample[], rate: number): number | null {
  const right = requests.reduce((count, { ok }) => count + (ok ? 1 : 0), 0);
  if (right === 0) return requests.length > 0 ? 0 : null;
  const growth = backlogGrowth(requests);
  return growth === null ? null : (rate * Math.max(0, 1 - growth) * right) / requests.length;
}
