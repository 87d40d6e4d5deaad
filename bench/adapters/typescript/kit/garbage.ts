/** What collecting garbage took, counted from `watchGarbage` on. */
import { PerformanceObserver, type PerformanceEntry } from 'node:perf_hooks';

/** Pauses, their sum and the longest, in ns. */
export interface GarbageCount {
  pauses: number;
  totalNs: number;
  maxNs: number;
}

/** Starts counting; the returned function tells the count so far. */
export function watchGarbage(): () => GarbageCount {
  const count: GarbageCount = { pauses: 0, totalNs: 0, maxNs: 0 };
  const add = (entries: PerformanceEntry[]) => {
    for (const { duration } of entries) {
      const ns = Math.round(duration * 1e6);
      count.pauses += 1;
      count.totalNs += ns;
      count.maxNs = Math.max(count.maxNs, ns);
    }
  };
  const observer = new PerformanceObserver((list) => {
    add(list.getEntries());
  });
  observer.observe({ type: 'gc' });
  return () => {
    add(observer.takeRecords());
    return { ...count };
  };
}
