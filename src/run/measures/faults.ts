/** What became of requests whose model failed, by the kind of fault. */
import { faultOutcomes } from '../../results/fault-outcomes.js';
import type { Measure, Measuring } from './evidence.js';

/** Shares of the requests that were to meet the fault (`met` says how many did), attempts at the call, the wait. */
export const faults: Measuring = ({ scenario, requests, llmCalls }) =>
  faultOutcomes(requests, llmCalls, (id) => scenario.faultOf?.(id)).flatMap(
    (outcome): Measure[] => {
      const { kind, requests: all, attempts, waitedMs, stillWaited } = outcome;
      const measure = (name: string, value: number | null): Measure[] =>
        value === null ? [] : [{ requestId: null, name: `${kind}.${name}`, value }];
      return [
        ...measure('met', outcome.met / all),
        ...measure('recovered', outcome.recovered / all),
        ...measure('gaveUp', outcome.gaveUp / all),
        ...measure('wrong', outcome.wrongSuccess / all),
        ...measure('attempts', attempts),
        ...measure('waitedMs', waitedMs),
        ...measure('obeyed', stillWaited),
      ];
    },
  );
