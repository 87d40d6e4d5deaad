/** Which cores the harness and the simulator use, and which the adapter. */
import { execFileSync } from 'node:child_process';
import { allowedCpus } from '../sampling/cpu-list.js';

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
  return pinned(harness, adapter);
}

const pinned = (harnessCpus: string, adapterCpus: string): Pinning => ({
  harnessCpus,
  adapterCpus,
  note: `harness and simulator on core ${harnessCpus}, the adapter on core ${adapterCpus} (taskset)`,
});

/** The same for an adapter that shall have every core, the harness's with them; unpinned it would inherit only those. */
export function onEveryCore(apart: Pinning): Pinning {
  const { harnessCpus, adapterCpus } = apart;
  return harnessCpus === null || adapterCpus === null
    ? apart
    : pinned(harnessCpus, `${harnessCpus},${adapterCpus}`);
}

const none = (note: string): Pinning => ({ harnessCpus: null, adapterCpus: null, note });

/**
 * The split for this machine, or why there is none.
 * @param command calls taskset with these arguments; throws when that fails
 */
function planned(command: (pinning: Pinning) => readonly string[]): Pinning {
  const allowed = process.platform === 'linux' ? allowedCpus('self') : null;
  if (allowed === null) return none('not pinned: taskset is for Linux only');
  const pinning = splitCores(allowed);
  if (pinning.harnessCpus === null) return pinning;
  try {
    execFileSync('taskset', command(pinning), { stdio: 'ignore' });
    return pinning;
  } catch {
    return none('not pinned: taskset (util-linux) is not available or not allowed');
  }
}

/** Plans pinning for this machine, and moves this process to its part. */
export function pinHarness(): Pinning {
  return planned(({ harnessCpus }) => ['-a', '-p', '-c', harnessCpus ?? '', `${process.pid}`]);
}

/** Tries what `pinHarness` would do, without moving this process. */
export function tryPinning(): Pinning {
  return planned(({ adapterCpus }) => ['-c', adapterCpus ?? '', 'true']);
}
