/** Time that passes only when told, so that a schedule can be checked to the nanosecond. */
import type { Outlet, Sender } from '../sender.js';
import { noDeltas, type Answer, type Subject } from '../subject.js';

interface Event {
  readonly atNs: number;
  readonly happen: () => void;
}

export interface VirtualTime {
  now(): number;
  at(atNs: number, happen: () => void): void;
  /** Lets all that is planned happen, in order, with the promises that it settles. */
  run(): Promise<void>;
  /** Sends to the nanosecond. */
  readonly sender: Pick<Sender, 'outlet'>;
}

export function virtualTime(): VirtualTime {
  let time = 0;
  const events: Event[] = [];
  const at = (atNs: number, happen: () => void): void => {
    events.push({ atNs, happen });
  };
  return {
    now: () => time,
    at,
    sender: {
      outlet: (dueNs) => (_, onSent) => {
        const writtenNs = Math.max(time, dueNs);
        at(writtenNs, () => {
          onSent(writtenNs);
        });
        return () => writtenNs;
      },
    },
    async run() {
      while (events.length > 0) {
        const next = events.reduce((one, other) => (other.atNs < one.atNs ? other : one));
        events.splice(events.indexOf(next), 1);
        time = Math.max(time, next.atNs);
        next.happen();
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
  };
}

/** A subject that serves one request at a time, in the order of arrival, each for `serviceNs` of its turn. */
export function queueingSubject(time: VirtualTime, serviceNs: (at: number) => number): Subject {
  const atOnce: Outlet = (_, onSent) => {
    onSent(time.now());
    return () => time.now();
  };
  let freeNs = 0;
  let turn = 0;
  return {
    pid: undefined,
    inputFd: undefined,
    spawnedNs: 0,
    broken: undefined,
    ready: () => Promise.reject(new Error('not asked')),
    run: (id, _, outlet = atOnce) =>
      new Promise<Answer>((resolve) => {
        outlet('', (writtenNs) => {
          freeNs = Math.max(freeNs, writtenNs) + serviceNs(turn++);
          const answeredNs = freeNs;
          time.at(answeredNs, () => {
            resolve({ answer: id, tools: [], deltas: noDeltas, writtenNs, answeredNs });
          });
        });
      }),
    cancel: () => undefined,
    stats: () => Promise.resolve({ gc: null }),
    stop: () => Promise.resolve(null),
    kill: () => Promise.resolve(),
  };
}
