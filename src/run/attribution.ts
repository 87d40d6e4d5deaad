/** Puts each request's time where it belongs: model, tool, framework. */
import type { Outcome } from '../load/ask.js';
import { callsByRequest } from '../results/calls-by-request.js';
import type { LlmCallSample, RequestSample } from '../results/samples.js';
import type { Interval } from '../stats/intervals.js';
import { unionLength } from '../stats/intervals.js';

interface BlockIdentity {
  readonly block: number;
  readonly adapter: string;
  readonly repetition: number;
}

/** What a right request ends with: an answer, or (`rightFailure`) what would else be a failure. */
export interface Rightness {
  readonly isRight: (answer: string) => boolean;
  readonly rightFailure?: string | undefined;
}

function lengthOf(intervals: readonly Interval[]): number {
  return unionLength(intervals, -Infinity, Infinity);
}

/**
 * Joins what the driver saw with what the simulator saw. `overhead` = latency − length of the union of
 * model and tool intervals; never clamped. A wrong final sentence is a failure of kind `answer`.
 */
export function attribute(
  identity: BlockIdentity,
  outcomes: readonly Outcome[],
  calls: readonly LlmCallSample[],
  { isRight, rightFailure }: Rightness,
): RequestSample[] {
  const byRequest = callsByRequest(calls);
  const failureOf = ({ answer, failure }: Outcome): Outcome['failure'] => {
    if (failure) return failure.kind === rightFailure ? null : failure;
    if (rightFailure !== undefined) {
      return { kind: 'answer', message: `answered, though it was ${rightFailure}` };
    }
    const right = answer !== null && isRight(answer);
    return right ? null : { kind: 'answer', message: `answered "${answer ?? ''}"` };
  };
  return outcomes.map((outcome) => {
    const own = byRequest.get(outcome.id) ?? [];
    const { writtenNs, answeredNs } = outcome;
    // Calls that go on after the answer are no part of its latency. Nothing else is cut off: time
    // outside the request must show as an overhead below zero, not vanish.
    const llm = own
      .filter(({ receivedNs }) => receivedNs < answeredNs)
      .map((call): Interval => [call.receivedNs, Math.min(call.lastByteNs, answeredNs)]);
    const tool = outcome.tools.map((call): Interval => [call.startNs, call.endNs]);
    const sum = (pick: (call: LlmCallSample) => number) =>
      own.reduce((total, call) => total + pick(call), 0);
    const failure = failureOf(outcome);
    return {
      ...identity,
      requestId: outcome.id,
      intendedNs: outcome.intendedNs,
      writtenNs,
      answeredNs,
      ok: failure === null,
      failureKind: failure?.kind ?? null,
      failure: failure?.message ?? null,
      llmNs: lengthOf(llm),
      toolNs: lengthOf(tool),
      overheadNs: answeredNs - writtenNs - lengthOf([...llm, ...tool]),
      llmCalls: own.length,
      toolCalls: outcome.tools.length,
      promptTokens: sum((call) => call.promptTokens),
      completionTokens: sum((call) => call.completionTokens),
      requestBytes: sum((call) => call.requestBytes),
      newConnections: sum((call) => (call.newConnection ? 1 : 0)),
    };
  });
}
