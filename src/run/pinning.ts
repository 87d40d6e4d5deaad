/** Which cores the harness and the simulator use, and which the adapter. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parseCpuList } from '../sampling/cpu-list.js';

export { parseCpuList };

export interface Pinning {
  /** CPU lists for taskset; null leaves placement to the system. */
  readonly harnessCpus: string | null;
  readonly adapterCpus: string | null;
  readonly note: string;
}

/**
 * Splits the allowed cores: with two the harness (with the simulator) gets one and the adapter the
 * other; with four or more the harness gets two.
 */
export function splitCores(allowed: readonly number[]): Pinning {
  if (allowed.length < 2) {
    return {
      harnessCpus: null,
      adapterCpus: null,
      note: 'not pinned: only one core is available, so harness and adapter share it',
    };
  }
  const own = allowed.length >= 4 ? 2 : 1;
  const harness = allowed.slice(0, own).join(',');
  const adapter = allowed.slice(own).join(',');
  return {
    harnessCpus: harness,
    adapterCpus: adapter,
    note: `harness and simulator on core ${harness}, the adapter on core ${adapter} (taskset)`,
  };
}

/** Plans pinning for this machine, and moves this process to its part. */
export function pinHarness(): Pinning {
  const none = (note: string): Pinning => ({ harnessCpus: null, adapterCpus: null, note });
  if (process.platform !== 'linux') return none('not pinned: taskset is for Linux only');
  const status = readFileSync('/proc/self/status', 'utf8');
  const list = /^Cpus_allowed_list:\s*(\S+)/m.exec(status)?.[1] ?? '';
  const pinning = splitCores(parseCpuList(list));
  if (pinning.harnessCpus === null) return pinning;
  try {
    execFileSync('taskset', ['-a', '-p', '-c', pinning.harnessCpus, String(process.pid)], {
      stdio: 'ignore',
    });
    return pinning;
  } catch {
    return none('not pinned: taskset (util-linux) is not available or not allowed');
  }
}
