/** Which CPUs we run on, and how much of them others used. */
import { allowedCpus } from './cpu-list.js';
import { totalCpuMs } from './cpu-time.js';
import { readCoreTimes, type CoreTimes } from './machine-counters.js';
import { processTree } from './process-tree.js';

/** Processes of ours that share a set of CPUs, at one moment. */
interface Group {
  readonly cpus: readonly number[];
  readonly oursMs: number;
}

export interface CpuReading {
  readonly cores: ReadonlyMap<number, CoreTimes>;
  /** One group where all run anywhere, two where harness and adapter are pinned apart. */
  readonly groups: readonly Group[];
}

/** What happened on one set of CPUs between two readings. */
export interface CpuShare {
  readonly cpus: readonly number[];
  /** CPU time of processes that are not ours. */
  readonly othersMs: number;
  readonly stealMs: number;
}

/**
 * Reads all CPUs, and what the harness with its children (simulator, reaper) and the tree below `leader`
 * used of theirs. Null where there is no /proc.
 */
export async function readCpus(leader: number): Promise<CpuReading | null> {
  if (process.platform !== 'linux') return null;
  const adapter = await processTree(leader);
  const all = await processTree(process.pid);
  // In the same order each time, so that what is used between the two reads cancels out.
  const cores = readCoreTimes();
  if (cores === null) return null;
  const ours = (pids: readonly number[]) => totalCpuMs(pids) ?? 0;
  const own = allowedCpus(process.pid) ?? [];
  const its = allowedCpus(leader) ?? [];
  const harness = { cpus: own, oursMs: ours(all.filter((pid) => !adapter.includes(pid))) };
  const subject = { cpus: its, oursMs: ours(adapter) };
  const apart = its.length > 0 && !own.some((cpu) => its.includes(cpu));
  const groups = apart
    ? [harness, subject]
    : [{ cpus: [...new Set([...own, ...its])], oursMs: harness.oursMs + subject.oursMs }];
  return { cores, groups };
}

/** What others used, and what was stolen, on each group's CPUs; none when the groups changed. */
export function cpuShares(before: CpuReading, after: CpuReading): CpuShare[] {
  if (before.groups.length !== after.groups.length) return [];
  return before.groups.map(({ cpus, oursMs }, at) => {
    const change = (pick: (times: CoreTimes) => number) =>
      cpus.reduce((sum, cpu) => {
        const [from, to] = [before.cores.get(cpu), after.cores.get(cpu)];
        return from && to ? sum + pick(to) - pick(from) : sum;
      }, 0);
    const busyMs = change((times) => times.busyMs);
    const ownMs = (after.groups[at]?.oursMs ?? oursMs) - oursMs;
    return {
      cpus,
      othersMs: Math.max(0, busyMs - ownMs),
      stealMs: change((times) => times.stealMs),
    };
  });
}
