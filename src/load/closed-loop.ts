/** Closed loop: each of `concurrency` users asks, waits for the answer, and asks again at once. */
import { RequestFailure, SubjectFailure } from './subject.js';
import type { Subject, ToolCall } from './subject.js';

export interface LoadRequest {
  readonly id: string;
  readonly question: string;
}

/** What became of one request; ns of CLOCK_MONOTONIC. */
export interface Outcome {
  readonly id: string;
  /** When the user was free to ask. */
  readonly intendedNs: number;
  readonly writtenNs: number;
  readonly answeredNs: number;
  /** Null when the request failed. */
  readonly answer: string | null;
  readonly tools: readonly ToolCall[];
  readonly failure: { readonly kind: string; readonly message: string } | null;
}

export interface ClosedLoopOptions {
  readonly subject: Subject;
  readonly requests: readonly LoadRequest[];
  readonly concurrency: number;
  /** Gives the time in ns of CLOCK_MONOTONIC. */
  readonly now: () => number;
  /** Called after each request. */
  readonly onOutcome?: (outcome: Outcome) => void;
}

async function ask(
  { subject, now }: ClosedLoopOptions,
  request: LoadRequest,
  intendedNs: number,
): Promise<Outcome> {
  const { id, question } = request;
  try {
    const { answer, tools, writtenNs, answeredNs } = await subject.run(id, question);
    return { id, intendedNs, writtenNs, answeredNs, answer, tools, failure: null };
  } catch (error) {
    if (error instanceof SubjectFailure) throw error;
    const failure =
      error instanceof RequestFailure
        ? { kind: error.kind, message: error.message }
        : { kind: 'framework', message: String(error) };
    const writtenNs = error instanceof RequestFailure ? error.writtenNs : intendedNs;
    const answeredNs = error instanceof RequestFailure ? error.failedNs : now();
    return { id, intendedNs, writtenNs, answeredNs, answer: null, tools: [], failure };
  }
}

/**
 * Sends all requests with exactly `concurrency` in flight until the last ones drain. Outcomes come in
 * order of completion. A subject that breaks, or of which every user in turn timed out before a single
 * answer came, ends the loop with SubjectFailure.
 */
export async function runClosedLoop(options: ClosedLoopOptions): Promise<Outcome[]> {
  const { requests, concurrency, onOutcome, now } = options;
  const outcomes: Outcome[] = [];
  let next = 0;
  let answers = 0;
  let broken = false;

  const user = async (): Promise<void> => {
    let intendedNs = now();
    for (let request = requests[next++]; request && !broken; request = requests[next++]) {
      const outcome = await ask(options, request, intendedNs);
      outcomes.push(outcome);
      onOutcome?.(outcome);
      if (outcome.failure === null) answers += 1;
      if (answers === 0 && outcome.failure?.kind === 'timeout' && outcomes.length >= concurrency) {
        throw new SubjectFailure(`hangs: ${outcome.failure.message} to any request`);
      }
      intendedNs = outcome.answeredNs;
    }
  };
  const users = Array.from({ length: Math.min(concurrency, requests.length) }, () =>
    user().catch((error: unknown) => {
      broken = true;
      throw error;
    }),
  );
  await Promise.all(users);
  return outcomes;
}
