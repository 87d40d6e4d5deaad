/** The kernel's counts for the machine as a whole: CPU time, steal, pressure. Null where not told. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MS_PER_TICK } from './cpu-time.js';

/** Text of a file under `root`, or null: files come and go with kernels and containers. */
export function readText(root: string, path: string): string | null {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch {
    return null;
  }
}

/** What one CPU did since boot, ms. */
export interface CoreTimes {
  /** user + nice + system; interrupts are nobody's and not in it. */
  readonly busyMs: number;
  /** What a hypervisor gave to another guest while this one wanted to run. */
  readonly stealMs: number;
}

/** /proc/stat by CPU number (proc(5)); null where there is none. `root` is `/` outside tests. */
export function readCoreTimes(root = '/'): ReadonlyMap<number, CoreTimes> | null {
  const text = readText(root, 'proc/stat');
  if (text === null) return null;
  const cores = new Map<number, CoreTimes>();
  for (const match of text.matchAll(/^cpu(\d+) (.+)$/gm)) {
    const ticks = (match[2] ?? '').split(' ').map(Number);
    const [user = 0, nice = 0, system = 0] = ticks;
    cores.set(Number(match[1]), {
      busyMs: (user + nice + system) * MS_PER_TICK,
      stealMs: (ticks[7] ?? 0) * MS_PER_TICK,
    });
  }
  return cores;
}

export interface Pressure {
  /** Time in which some task waited for a CPU, since boot, ms. */
  readonly someMs: number;
  /** Mean share of the last 10 s, %. */
  readonly someAvg10: number;
}

/** Pressure stall information of the CPUs (Linux ≥ 4.20, `psi=1`); null where not told. */
export function readCpuPressure(root = '/'): Pressure | null {
  const text = readText(root, 'proc/pressure/cpu');
  const match = /^some avg10=([\d.]+) .*total=(\d+)/m.exec(text ?? '');
  return match ? { someAvg10: Number(match[1]), someMs: Number(match[2]) / 1000 } : null;
}
