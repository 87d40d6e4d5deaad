/** How many requests were under way at once. */
import type { LlmCallSample, RequestSample } from './samples.js';

type Span = Pick<RequestSample, 'writtenNs' | 'answeredNs'>;

/** First request written → last answer read, failures too. */
export function wallNs(requests: readonly RequestSample[]): number {
  let first = Infinity;
  let last = -Infinity;
  for (const { writtenNs, answeredNs } of requests) {
    if (writtenNs < first) first = writtenNs;
    if (answeredNs > last) last = answeredNs;
  }
  return Math.max(0, last - first);
}

/** Time that all requests together were under way; over `wallNs`, the mean number in flight. */
export function busyNs(requests: readonly RequestSample[]): number {
  let sum = 0;
  for (const { writtenNs, answeredNs } of requests) sum += answeredNs - writtenNs;
  return sum;
}

/** The most requests in flight at any moment; one that ends as another starts makes room for it. */
export function peakInFlight(requests: readonly Span[]): number {
  const starts = Float64Array.from(requests, ({ writtenNs }) => writtenNs).sort();
  const ends = Float64Array.from(requests, ({ answeredNs }) => answeredNs).sort();
  let peak = 0;
  let ended = 0;
  starts.forEach((start, started) => {
    while ((ends[ended] ?? Infinity) <= start) ended += 1;
    peak = Math.max(peak, started + 1 - ended);
  });
  return peak;
}

/**
 * The most requests that the adapter worked on at any moment: from a request's first model call, as the
 * simulator received it, to its answer. A request that waits in the adapter, for a thread of its pool, does
 * not count. Undefined where no call is known.
 */
export function peakStarted(
  requests: readonly RequestSample[],
  calls: readonly LlmCallSample[],
): number | undefined {
  const firstCallNs = new Map<string, number>();
  for (const { requestId, receivedNs } of calls) {
    if (requestId === null) continue;
    firstCallNs.set(requestId, Math.min(firstCallNs.get(requestId) ?? Infinity, receivedNs));
  }
  const started = requests.flatMap(({ requestId, answeredNs }): Span[] => {
    const writtenNs = firstCallNs.get(requestId);
    return writtenNs === undefined ? [] : [{ writtenNs, answeredNs }];
  });
  return started.length === 0 ? undefined : peakInFlight(started);
}
