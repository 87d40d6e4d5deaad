/** How the scenario of a block puts its subject to work, and what is watched because of that. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { LoadRequest } from '../load/ask.js';
import type { Subject } from '../load/subject.js';
import { looksAt } from '../scenarios/scenario.js';
import { readHandles } from '../sampling/handles.js';
import type { TreeSample } from '../sampling/sampler.js';
import type { BlockContext } from './block-context.js';
import { cancelling } from './cancelling.js';
import { cancelled } from './measures/cancelled.js';
import type { Measuring } from './measures/evidence.js';
import { gc } from './measures/gc.js';
import { soak } from './measures/soak.js';
import { requestsFor, requestsOf } from './requests.js';

interface Watched {
  end(curve: readonly TreeSample[], pids: readonly number[]): Promise<void>;
}

export interface BlockWork {
  readonly requests: Iterable<LoadRequest>;
  /** Questions a second, for which users wait; null: each asks as soon as he is free. */
  readonly mostPerSecond: number | null;
  /** Requests that were to be asked; known for certain once the load has ended. */
  planned(): readonly LoadRequest[];
  /** What is driven in the subject's place. */
  subject(subject: Subject): Subject;
  /** Done and in all, of requests or seconds. */
  progress(answered: number): [done: number, total: number];
  /** Just before the load; `end` just after it. */
  begin(subject: Subject, pids: readonly number[]): Promise<Watched>;
  measures(): readonly Measuring[];
}

function counted({ scenario, requests }: BlockContext): BlockWork {
  const all = requestsOf(scenario, 'r', requests);
  const asksStats = looksAt(scenario, 'gc');
  let more: Measuring[] = [];
  return {
    requests: all,
    mostPerSecond: null,
    planned: () => all,
    subject: (subject) => subject,
    progress: (answered) => [answered, requests],
    async begin(subject) {
      const before = asksStats ? await subject.stats() : { gc: null };
      return {
        async end() {
          if (asksStats) more = [gc(before, await subject.stats())];
        },
      };
    },
    measures: () => more,
  };
}

function timed(context: BlockContext, seconds: number, mostPerSecond: number): BlockWork {
  const taken: LoadRequest[] = [];
  let more: Measuring[] = [];
  let beganMs = 0;
  return {
    requests: requestsFor(context.scenario, seconds, taken),
    mostPerSecond,
    planned: () => taken,
    subject: (subject) => subject,
    progress: () => [Math.min(seconds, (performance.now() - beganMs) / 1000), seconds],
    begin(_subject, pids) {
      beganMs = performance.now();
      const before = readHandles(pids);
      return Promise.resolve({
        end(curve, pidsAfter) {
          more = [soak({ curve, before, after: readHandles(pidsAfter) })];
          return Promise.resolve();
        },
      });
    },
    measures: () => more,
  };
}

function cancels(context: BlockContext, afterMs: number, lingerMs: number): BlockWork {
  const cancelledNs = new Map<string, number>();
  return {
    ...counted(context),
    subject: (subject) => cancelling(subject, afterMs, cancelledNs),
    // What goes on though nobody waits for it is to be seen.
    begin: () => Promise.resolve({ end: () => sleep(lingerMs) }),
    measures: () => [cancelled(cancelledNs)],
  };
}

export function workOf(context: BlockContext): BlockWork {
  const { work } = context.scenario;
  switch (work?.kind) {
    case 'duration':
      return timed(context, work.seconds, work.mostPerSecond);
    case 'cancel':
      return cancels(context, work.afterMs, work.lingerMs);
    default:
      return counted(context);
  }
}
