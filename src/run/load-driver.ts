/** Drives a subject as the plan says, in a closed or an open loop. */
import { monotonicNs } from '../clock.js';
import { arrivalOffsets } from '../load/arrivals.js';
import type { LoadRequest, Outcome } from '../load/ask.js';
import { runClosedLoop } from '../load/closed-loop.js';
import { runOpenLoop } from '../load/open-loop.js';
import { paceOf } from '../load/pace.js';
import { startSender } from '../load/sender.js';
import type { Subject } from '../load/subject.js';
import type { BlockContext } from './block-context.js';

export interface LoadDriver {
  /** Sends all requests, each taken when it is sent; rejects with SubjectFailure when the subject breaks. */
  run(
    subject: Subject,
    requests: Iterable<LoadRequest>,
    onOutcome: (outcome: Outcome) => void,
  ): Promise<unknown>;
  /** Lets go of what it holds; before the subject is stopped. */
  close(): Promise<void>;
}

type Load = Pick<BlockContext, 'planned' | 'concurrency' | 'arrivals' | 'requests' | 'seed'>;

/**
 * All that takes time is done when it resolves: what follows is measured.
 * @param mostPerSecond in a closed loop; null: as fast as it goes
 */
export async function loadDriver(load: Load, mostPerSecond: number | null): Promise<LoadDriver> {
  const { planned, concurrency, arrivals, seed } = load;
  const { rate, repetition } = planned;
  if (!arrivals || rate === null) {
    const paced = mostPerSecond === null ? {} : { pace: paceOf(mostPerSecond) };
    return {
      run: (subject, requests, onOutcome) =>
        runClosedLoop({ subject, requests, concurrency, now: monotonicNs, onOutcome, ...paced }),
      close: () => Promise.resolve(),
    };
  }
  const sender = await startSender();
  const offsetsNs = arrivalOffsets(arrivals, rate, load.requests, seed, repetition);
  const { maxInFlight } = arrivals;
  return {
    async run(subject, requests, onOutcome) {
      if (subject.inputFd === undefined)
        throw new Error('an open loop needs a subject with a pipe');
      const all = [...requests];
      sender.begin(subject.inputFd, all.length);
      try {
        const loop = { subject, requests: all, offsetsNs, maxInFlight, sender, now: monotonicNs };
        return await runOpenLoop({ ...loop, onOutcome });
      } finally {
        // In the same turn: once the pipe is closed, its descriptor may soon be another file's.
        void sender.stop();
      }
    },
    close: () => sender.stop(),
  };
}
