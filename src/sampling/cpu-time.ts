/** CPU time that processes used, from /proc. */
import { readdirSync, readFileSync } from 'node:fs';

/** USER_HZ, fixed at 100 by the Linux ABI on all architectures Node runs on. */
export const MS_PER_TICK = 10;

/**
 * CPU time of one process. /proc/<pid>/stat is complete but counts in 10 ms ticks, rounded down twice;
 * the scheduler's per-thread ns (task/<tid>/schedstat) are exact but lose threads that ended. Both
 * are lower bounds, so the larger is taken.
 * @throws when there is no such process
 */
export function cpuMs(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The command in parentheses may hold anything; fields are counted from after it (proc(5): 14–17).
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = (at: number) => Number(fields[at] ?? 0) * MS_PER_TICK;
  const own = ticks(11) + ticks(12);
  const waitedFor = ticks(13) + ticks(14);
  let scheduledMs = 0;
  try {
    for (const task of readdirSync(`/proc/${pid}/task`)) {
      const line = readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8');
      scheduledMs += Number(line.split(' ')[0] ?? 0) / 1e6;
    }
  } catch {
    // Kernel without schedstats, or a thread that ended while it was read.
  }
  return Math.max(own, scheduledMs) + waitedFor;
}

/** CPU time of several processes in ms, those that are gone counting as nothing; null off Linux. */
export function totalCpuMs(pids: readonly number[]): number | null {
  if (process.platform !== 'linux') return null;
  return pids.reduce((sum, pid) => {
    try {
      return sum + cpuMs(pid);
    } catch {
      return sum;
    }
  }, 0);
}
