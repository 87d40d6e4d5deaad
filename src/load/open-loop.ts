/**
 * Open loop: requests start when the arrivals say, whatever became of those before. What a closed loop
 * hides, it shows: a stalled subject does not hold back the requests that would have met the stall
 * ("coordinated omission": G. Tene, "How NOT to Measure Latency", 2013; B. Schroeder, A. Wierman, M.
 * Harchol-Balter, "Open Versus Closed: A Cautionary Tale", NSDI 2006).
 */
import type { Alarm } from './alarm.js';
import { ask, type Asking, type LoadRequest, type Outcome } from './ask.js';
import { SubjectFailure } from './subject.js';

export interface OpenLoopOptions extends Asking {
  readonly requests: readonly LoadRequest[];
  /** When each request is meant to start, ascending, from the beginning of the load; ns. */
  readonly offsetsNs: Float64Array;
  /** A request that comes when so many are in flight waits, first come first served. */
  readonly maxInFlight: number;
  readonly alarm: Pick<Alarm, 'set'>;
  /** Called after each request. */
  readonly onOutcome?: (outcome: Outcome) => void;
}

/** From the call to the first intended start at offset 0: time to set the alarm. */
const LEAD_NS = 20e6;

/**
 * Sends each request at its intended start, or as soon after it as fewer than `maxInFlight` are in flight.
 * Outcomes come in order of completion. A subject that breaks, or of which a request timed out before any
 * answer came, ends the loop with SubjectFailure.
 */
export function runOpenLoop(options: OpenLoopOptions): Promise<Outcome[]> {
  const { requests, offsetsNs, maxInFlight, now, alarm, onOutcome } = options;
  if (offsetsNs.length < requests.length) {
    throw new RangeError(`${offsetsNs.length} arrivals for ${requests.length} requests`);
  }
  const startNs = now() + LEAD_NS;
  const dueNs = offsetsNs.slice(0, requests.length).map((offset) => startNs + offset);
  const outcomes: Outcome[] = [];
  let next = 0;
  let answers = 0;
  let over = false;

  return new Promise((resolve, reject) => {
    const end = (error?: Error): void => {
      over = true;
      if (error === undefined) resolve(outcomes);
      else reject(error);
    };
    const finished = (outcome: Outcome): void => {
      if (over) return;
      outcomes.push(outcome);
      if (outcome.failure === null) answers += 1;
      // First of all: the answer may have made room for a request that waits.
      sendDue();
      onOutcome?.(outcome);
      if (answers === 0 && outcome.failure?.kind === 'timeout') {
        end(new SubjectFailure(`hangs: ${outcome.failure.message} to any request`));
      } else if (outcomes.length === requests.length) end();
    };
    const sendDue = (): void => {
      while (!over && next - outcomes.length < maxInFlight) {
        const request = requests[next];
        const intendedNs = dueNs[next];
        if (!request || intendedNs === undefined || intendedNs > now()) return;
        next += 1;
        ask(options, request, intendedNs).then(finished).catch(end);
      }
    };
    if (requests.length === 0) end();
    else alarm.set(dueNs, sendDue);
  });
}
