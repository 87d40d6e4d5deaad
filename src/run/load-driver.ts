/** Drives a subject as the plan says, in a closed or an open loop. */
import { monotonicNs } from '../clock.js';
import { startAlarm } from '../load/alarm.js';
import { arrivalOffsets, constantArrivals } from '../load/arrivals.js';
import type { LoadRequest, Outcome } from '../load/ask.js';
import { runClosedLoop } from '../load/closed-loop.js';
import { runOpenLoop } from '../load/open-loop.js';
import type { Subject } from '../load/subject.js';
import type { BlockContext } from './block-context.js';

export interface LoadDriver {
  /** Sends all requests; rejects with SubjectFailure when the subject breaks. */
  run(
    subject: Subject,
    requests: readonly LoadRequest[],
    onOutcome: (outcome: Outcome) => void,
  ): Promise<unknown>;
  close(): Promise<void>;
}

type Load = Pick<BlockContext, 'planned' | 'concurrency' | 'arrivals' | 'requests' | 'seed'>;

/** Enough for V8 to compile the way from the alarm to the send; 50 ms. */
const REHEARSALS = 500;
const REHEARSAL_RATE = 10_000;

/** A subject that answers at once: on it the driver's own code is warmed up. */
const echo: Subject = {
  pid: undefined,
  spawnedNs: 0,
  broken: undefined,
  ready: () => Promise.reject(new Error('never asked')),
  run: (id) => {
    const atNs = monotonicNs();
    return Promise.resolve({ answer: id, tools: [], writtenNs: atNs, answeredNs: atNs });
  },
  cancel: () => undefined,
  stop: () => Promise.resolve(null),
  kill: () => Promise.resolve(),
};

/** All that takes time is done when it resolves: what follows is measured. */
export async function loadDriver(load: Load): Promise<LoadDriver> {
  const { planned, concurrency, arrivals, seed } = load;
  const { rate, repetition } = planned;
  if (!arrivals || rate === null) {
    return {
      run: (subject, requests, onOutcome) =>
        runClosedLoop({ subject, requests, concurrency, now: monotonicNs, onOutcome }),
      close: () => Promise.resolve(),
    };
  }
  const alarm = await startAlarm();
  const { maxInFlight } = arrivals;
  const open = { now: monotonicNs, alarm, maxInFlight };
  await runOpenLoop({
    ...open,
    subject: echo,
    requests: Array.from({ length: REHEARSALS }, (_, at) => ({ id: String(at), question: '' })),
    offsetsNs: constantArrivals(REHEARSAL_RATE, REHEARSALS),
  });
  const offsetsNs = arrivalOffsets(arrivals, rate, load.requests, seed, repetition);
  return {
    run: (subject, requests, onOutcome) =>
      runOpenLoop({ ...open, subject, requests, offsetsNs, onOutcome }),
    close: () => alarm.stop(),
  };
}
