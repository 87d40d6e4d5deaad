/** One request of a load, from being meant to start to its outcome. */
import type { Outlet } from './sender.js';
import { noDeltas, RequestFailure, SubjectFailure } from './subject.js';
import type { Deltas, Subject, ToolCall } from './subject.js';

export interface LoadRequest {
  readonly id: string;
  readonly question: string;
}

/** What became of one request; ns of CLOCK_MONOTONIC. */
export interface Outcome {
  readonly id: string;
  /** Closed loop: when the user was free to ask. Open loop: when the arrivals say. */
  readonly intendedNs: number;
  readonly writtenNs: number;
  readonly answeredNs: number;
  /** Null when the request failed. */
  readonly answer: string | null;
  readonly tools: readonly ToolCall[];
  /** None of a request that failed. */
  readonly deltas: Deltas;
  readonly failure: { readonly kind: string; readonly message: string } | null;
}

export interface Asking {
  readonly subject: Subject;
  /** Gives the time in ns of CLOCK_MONOTONIC. */
  readonly now: () => number;
}

/** Sends one request, at once if no outlet says otherwise. A failed request is an outcome; a broken subject throws SubjectFailure. */
export async function ask(
  { subject, now }: Asking,
  { id, question }: LoadRequest,
  intendedNs: number,
  outlet?: Outlet,
): Promise<Outcome> {
  try {
    const given = await subject.run(id, question, outlet);
    return { id, intendedNs, ...given, failure: null };
  } catch (error) {
    if (error instanceof SubjectFailure) throw error;
    const failure =
      error instanceof RequestFailure
        ? { kind: error.kind, message: error.message }
        : { kind: 'framework', message: String(error) };
    const writtenNs = error instanceof RequestFailure ? error.writtenNs : intendedNs;
    const answeredNs = error instanceof RequestFailure ? error.failedNs : now();
    const answered = { answer: null, tools: [], deltas: noDeltas };
    return { id, intendedNs, writtenNs, answeredNs, ...answered, failure };
  }
}
