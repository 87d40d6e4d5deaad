/** Closed loop: each of `concurrency` users asks, waits for the answer, and asks again at once. */
import { ask, type Asking, type LoadRequest, type Outcome } from './ask.js';
import { SubjectFailure } from './subject.js';

export interface ClosedLoopOptions extends Asking {
  /** A request is taken when a user is free to send it. */
  readonly requests: Iterable<LoadRequest>;
  readonly concurrency: number;
  /** What a user waits for before each question; he asks at once where there is none. */
  readonly pace?: () => Promise<void>;
  /** Called after each request. */
  readonly onOutcome?: (outcome: Outcome) => void;
}

/**
 * Sends all requests with exactly `concurrency` in flight until the last ones drain. Outcomes come in
 * order of completion. A subject that breaks, or of which every user in turn timed out before a single
 * answer came, ends the loop with SubjectFailure.
 */
export async function runClosedLoop(options: ClosedLoopOptions): Promise<Outcome[]> {
  const { requests, concurrency, onOutcome, now, pace } = options;
  const outcomes: Outcome[] = [];
  const next = requests[Symbol.iterator]();
  let answers = 0;
  let broken = false;

  const user = async (): Promise<void> => {
    let freeNs = now();
    for (;;) {
      if (pace) await pace();
      const taken = next.next();
      if (taken.done === true || broken) return;
      const outcome = await ask(options, taken.value, pace ? now() : freeNs);
      outcomes.push(outcome);
      onOutcome?.(outcome);
      if (outcome.failure === null) answers += 1;
      if (answers === 0 && outcome.failure?.kind === 'timeout' && outcomes.length >= concurrency) {
        throw new SubjectFailure(`hangs: ${outcome.failure.message} to any request`);
      }
      freeNs = outcome.answeredNs;
    }
  };
  const users = Array.from({ length: concurrency }, () =>
    user().catch((error: unknown) => {
      broken = true;
      throw error;
    }),
  );
  await Promise.all(users);
  return outcomes;
}
