/** A subject whose requests are cancelled a set time after they were sent. */
import { monotonicNs } from '../clock.js';
import type { Subject } from '../load/subject.js';

/** @param cancelledNs gets the time at which each request was cancelled */
export function cancelling(
  subject: Subject,
  afterMs: number,
  cancelledNs: Map<string, number>,
): Subject {
  return {
    ...subject,
    get broken() {
      return subject.broken;
    },
    run(id, question, outlet) {
      const timer = setTimeout(() => {
        cancelledNs.set(id, monotonicNs());
        subject.cancel(id);
      }, afterMs);
      return subject.run(id, question, outlet).finally(() => {
        clearTimeout(timer);
      });
    },
  };
}
