/** What the runtime's collector did during the load, where the runtime tells. */
import type { SubjectStats } from '../../load/subject.js';
import type { Measure, Measuring } from './evidence.js';

/** `gcPauses` and `gcTotalMs` of the load; `gcMaxMs`: the longest since the process began, warm-up included. */
export const gc =
  (before: SubjectStats, after: SubjectStats): Measuring =>
  () => {
    if (!before.gc || !after.gc) return [];
    const measure = (name: string, value: number): Measure => ({ requestId: null, name, value });
    return [
      measure('gcPauses', after.gc.pauses - before.gc.pauses),
      measure('gcTotalMs', (after.gc.totalNs - before.gc.totalNs) / 1e6),
      measure('gcMaxMs', after.gc.maxNs / 1e6),
    ];
  };
