/** The kernel's own counts for a process tree, from /proc; all null where there is none. */
import { readFileSync } from 'node:fs';
import { cpuMs } from './cpu-time.js';

export interface KernelCounters {
  /** Sum over the tree of VmRSS, of VmHWM (peak since the start of each), of PSS. Bytes. */
  readonly rssBytes: number;
  readonly peakRssBytes: number;
  readonly pssBytes: number | null;
  /** CPU time of the tree so far, with children that were waited for. */
  readonly cpuMs: number;
}

function field(status: string, name: string): number {
  const match = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status);
  return match ? Number(match[1]) * 1024 : 0;
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
