/** How many requests were under way at once. */
import type { RequestSample } from './samples.js';

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
export function peakInFlight(requests: readonly RequestSample[]): number {
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
