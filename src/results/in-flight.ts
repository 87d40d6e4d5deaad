/** How many requests were under way at once. */
import { callsByRequest } from './calls-by-request.js';
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

/** When a request had a model call under way; calls of one request at a time count once. */
function callSpans(calls: readonly LlmCallSample[]): Span[] {
  return [...callsByRequest(calls).values()].flatMap((own) => {
    const merged: { writtenNs: number; answeredNs: number }[] = [];
    for (const { receivedNs, lastByteNs } of own.toSorted((a, b) => a.receivedNs - b.receivedNs)) {
      const last = merged.at(-1);
      if (last && receivedNs < last.answeredNs) {
        last.answeredNs = Math.max(last.answeredNs, lastByteNs);
      } else {
        merged.push({ writtenNs: receivedNs, answeredNs: lastByteNs });
      }
    }
    return merged;
  });
}

/**
 * The most requests that had a model call under way at any moment, as the simulator saw them. Where the
 * model takes most of a request's time, fewer than were in flight are a sign that the adapter lets requests
 * wait, for a thread of its pool. Undefined where no call is known.
 */
export function peakAtModel(calls: readonly LlmCallSample[]): number | undefined {
  const spans = callSpans(calls);
  return spans.length === 0 ? undefined : peakInFlight(spans);
}
