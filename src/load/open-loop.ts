/**
 * Open loop: requests start when the arrivals say, whatever became of those before. What a closed loop
 * hides, it shows: a stalled subject does not hold back the requests that would have met the stall
 * ("coordinated omission": G. Tene, "How NOT to Measure Latency", 2013; B. Schroeder, A. Wierman, M.
 * Harchol-Balter, "Open Versus Closed: A Cautionary Tale", NSDI 2006).
 */
import { ask, type Asking, type LoadRequest, type Outcome } from './ask.js';
import type { Sender } from './sender.js';
import { SubjectFailure } from './subject.js';

export interface OpenLoopOptions extends Asking {
  readonly requests: readonly LoadRequest[];
  /** When each request is meant to start, ascending, from the beginning of the load; ns. */
  readonly offsetsNs: Float64Array;
  /** A request that comes when so many are in flight waits, first come first served. */
  readonly maxInFlight: number;
  /** It has begun for this subject and so many requests. */
  readonly sender: Pick<Sender, 'outlet'>;
  /** Called after each request. */
  readonly onOutcome?: (outcome: Outcome) => void;
}

/** From the call to the first intended start at offset 0: time to hand over the first requests. */
const LEAD_NS = 20e6;
/** Requests handed over before they are due; more would keep the event loop from reading answers. */
const AHEAD = 64;

/**
 * Sends each request at its intended start, or as soon after it as fewer than `maxInFlight` are in flight.
 * Outcomes come in order of completion. A subject that breaks, or of which a request timed out before any
 * answer came, ends the loop with SubjectFailure.
 */
export function runOpenLoop(options: OpenLoopOptions): Promise<Outcome[]> {
  const { requests, offsetsNs, maxInFlight, now, sender, onOutcome } = options;
  if (offsetsNs.length < requests.length) {
    throw new RangeError(`${offsetsNs.length} arrivals for ${requests.length} requests`);
  }
  const startNs = now() + LEAD_NS;
  const outcomes: Outcome[] = [];
  let handedOver = 0;
  let sent = 0;
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
      if (answers === 0 && outcome.failure?.kind === 'timeout') {
        end(new SubjectFailure(`hangs: ${outcome.failure.message} to any request`));
      }
      // Before anything that takes time: the answer may have made room for a request that waits.
      handOver();
      onOutcome?.(outcome);
      if (outcomes.length === requests.length) end();
    };
    /** A request is handed over only when there is room for it: the bound holds whatever the sender does. */
    const handOver = (): void => {
      while (!over && handedOver - outcomes.length < maxInFlight && handedOver - sent < AHEAD) {
        const request = requests[handedOver];
        const offsetNs = offsetsNs[handedOver];
        if (!request || offsetNs === undefined) return;
        handedOver += 1;
        const outlet = sender.outlet(startNs + offsetNs);
        ask(options, request, startNs + offsetNs, (line, onSent) =>
          outlet(line, (writtenNs) => {
            sent += 1;
            onSent(writtenNs);
            handOver();
          }),
        )
          .then(finished)
          .catch(end);
      }
    };
    if (requests.length === 0) end();
    else handOver();
  });
}
