/** What became of requests whose model failed: recovered, given up, or answered wrongly without a word. */
import { FAULT_KINDS, type Fault, type FaultKind } from '../scenarios/fault.js';
import { mean } from '../stats/mean.js';
import { median } from '../stats/median.js';
import { callsByRequest } from './calls-by-request.js';
import type { LlmCallSample, RequestSample } from './samples.js';

/** Of the requests of one block that were to meet this fault. */
export interface FaultOutcome {
  readonly kind: FaultKind;
  readonly requests: number;
  /** Of them, those that met it: some adapters call the model so that it cannot hit them. */
  readonly met: number;
  /** Answered rightly · failed, and said so · answered without failing, but not rightly. */
  readonly recovered: number;
  readonly gaveUp: number;
  readonly wrongSuccess: number;
  /** Mean number of attempts at the first model call, and of model calls, by request. */
  readonly attempts: number;
  readonly llmCalls: number;
  /** Median, from the end of an attempt that failed to the arrival of the next; null where none followed. */
  readonly waitedMs: number | null;
  /** Share of waits that were as long as Retry-After said; null for other faults, and where none followed. */
  readonly stillWaited: number | null;
}

/** Some runtimes' timers fire so much early. */
const TIMER_EARLY_MS = 2;

/** The status noted for a call whose client left before the end. */
const CLIENT_LEFT = 499;

/** An answer that was only slow has failed where the client did not wait for it. */
function hasFailed({ fault, status }: LlmCallSample): boolean {
  return fault !== null && (fault !== 'slow-first-byte' || status === CLIENT_LEFT);
}

/** From each failed attempt to the call that came next. @param calls of one request, in order of arrival */
function waitsMs(calls: readonly LlmCallSample[]): number[] {
  return calls.flatMap((call, at) => {
    const next = calls[at + 1];
    return next && hasFailed(call) ? [(next.receivedNs - call.lastByteNs) / 1e6] : [];
  });
}

function outcomeOf(
  kind: FaultKind,
  retryAfterS: number,
  requests: readonly RequestSample[],
  callsOf: (request: RequestSample) => readonly LlmCallSample[],
): FaultOutcome {
  const count = (holds: (request: RequestSample) => boolean) => requests.filter(holds).length;
  const waits = requests.flatMap((request) => waitsMs(callsOf(request)));
  const obeyed = waits.filter((waited) => waited >= retryAfterS * 1000 - TIMER_EARLY_MS).length;
  const attempts = requests.map((request) => callsOf(request).filter(({ call }) => call === 0));
  return {
    kind,
    requests: requests.length,
    met: count((request) => callsOf(request).some(({ fault }) => fault !== null)),
    recovered: count(({ ok }) => ok),
    gaveUp: count(({ ok, failureKind }) => !ok && failureKind !== 'answer'),
    wrongSuccess: count(({ ok, failureKind }) => !ok && failureKind === 'answer'),
    attempts: mean(attempts.map(({ length }) => length)),
    llmCalls: mean(requests.map((request) => callsOf(request).length)),
    waitedMs: waits.length > 0 ? median(waits) : null,
    stillWaited: kind === 'rate-limit' && waits.length > 0 ? obeyed / waits.length : null,
  };
}

/**
 * One outcome a kind of fault, in the order of `FAULT_KINDS`; kinds that no request was to meet are left out.
 * @param requests and `calls`: of one block
 * @param faultOf the scenario's
 */
export function faultOutcomes(
  requests: readonly RequestSample[],
  calls: readonly LlmCallSample[],
  faultOf: (requestId: string) => Fault | undefined,
): FaultOutcome[] {
  const inOrder = [...calls].sort((left, right) => left.receivedNs - right.receivedNs);
  const byRequest = callsByRequest(inOrder);
  const callsOf = ({ requestId }: RequestSample) => byRequest.get(requestId) ?? [];
  return FAULT_KINDS.flatMap((kind) => {
    const own = requests.filter(({ requestId }) => faultOf(requestId)?.kind === kind);
    const [first] = own;
    if (!first) return [];
    const { retryAfterS = 0 } = faultOf(first.requestId) ?? {};
    return [outcomeOf(kind, retryAfterS, own, callsOf)];
  });
}
