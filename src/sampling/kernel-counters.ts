/** The kernel's own counts for a process tree, from /proc; all null where there is none. */
import { readdirSync, readFileSync } from 'node:fs';

export interface KernelCounters {
  /** Sum over the tree of VmRSS, of VmHWM (peak since the start of each), of PSS. Bytes. */
  readonly rssBytes: number;
  readonly peakRssBytes: number;
  readonly pssBytes: number | null;
  /** CPU time of the tree so far, with children that were waited for. */
  readonly cpuMs: number;
}

/** USER_HZ, fixed at 100 by the Linux ABI on all architectures Node runs on. */
const MS_PER_TICK = 10;

function field(status: string, name: string): number {
  const match = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status);
  return match ? Number(match[1]) * 1024 : 0;
}

/**
 * CPU time of one process. /proc/<pid>/stat is complete but counts in 10 ms ticks, rounded down twice;
 * the scheduler's per-thread ns (task/<tid>/schedstat) are exact but lose threads that ended. Both
 * are lower bounds, so the larger is taken.
 */
function cpuMs(pid: number): number {
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

function pss(pid: number): number | null {
  try {
    return field(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'), 'Pss');
  } catch {
    return null;
  }
}

/** Reads the counters of all processes given; those that are gone count as nothing. Null off Linux. */
export function readKernelCounters(pids: readonly number[]): KernelCounters | null {
  if (process.platform !== 'linux') return null;
  let total: KernelCounters | null = null;
  for (const pid of pids) {
    try {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      const before: KernelCounters = total ?? {
        rssBytes: 0,
        peakRssBytes: 0,
        pssBytes: 0,
        cpuMs: 0,
      };
      const share = pss(pid);
      total = {
        rssBytes: before.rssBytes + field(status, 'VmRSS'),
        peakRssBytes: before.peakRssBytes + field(status, 'VmHWM'),
        pssBytes: share === null || before.pssBytes === null ? null : before.pssBytes + share,
        cpuMs: before.cpuMs + cpuMs(pid),
      };
    } catch {
      // Ended between the walk and the read.
    }
  }
  return total;
}
