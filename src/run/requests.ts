/** The requests of a block: a number of them, or as many as there is time for. */
import type { LoadRequest } from '../load/ask.js';
import { requestId, type RequestClass } from '../scenarios/request-id.js';
import type { Scenario } from '../scenarios/scenario.js';

function requestAt(scenario: Scenario, kind: RequestClass, at: number): LoadRequest {
  const id = requestId(kind, at);
  return { id, question: scenario.question(id) };
}

export function requestsOf(scenario: Scenario, kind: RequestClass, count: number): LoadRequest[] {
  return Array.from({ length: count }, (_, at) => requestAt(scenario, kind, at + 1));
}

/**
 * Measured requests until the time is over, which begins with the first; each is noted in `taken`.
 * @param now in milliseconds
 */
export function* requestsFor(
  scenario: Scenario,
  seconds: number,
  taken: LoadRequest[],
  now: () => number = () => performance.now(),
): Generator<LoadRequest> {
  const end = now() + seconds * 1000;
  for (let at = 1; now() < end; at += 1) {
    const request = requestAt(scenario, 'r', at);
    taken.push(request);
    yield request;
  }
}
