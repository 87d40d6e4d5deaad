/** Whether the machine was slowed on purpose: a quota, heat, a lowered frequency. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { cpuCgroupPaths } from './cgroup-paths.js';
import { readText } from './machine-counters.js';

export interface ThrottleCounters {
  /** Time for which a CPU quota of our cgroup, or of one above it, held tasks back; null: no quota is told. */
  readonly quotaMs: number | null;
  /** How often cores were slowed because of heat; null: not told. */
  readonly heatEvents: number | null;
  /** Sum of the highest allowed frequencies of all cores, kHz; null: no cpufreq. */
  readonly allowedKhz: number | null;
}

function quotaMs(root: string): number | null {
  const held = cpuCgroupPaths(root).flatMap((path) => {
    const text = readText(root, join(path, 'cpu.stat')) ?? '';
    const v2 = /^throttled_usec (\d+)/m.exec(text);
    const v1 = /^throttled_time (\d+)/m.exec(text);
    if (v2) return [Number(v2[1]) / 1e3];
    return v1 ? [Number(v1[1]) / 1e6] : [];
  });
  return held.length > 0 ? held.reduce((sum, ms) => sum + ms, 0) : null;
}

const CPUS = 'sys/devices/system/cpu';

/** Sum of one number of every core; null where no core has it. */
function sumOverCores(root: string, file: string): number | null {
  let cores: string[];
  try {
    cores = readdirSync(join(root, CPUS)).filter((name) => /^cpu\d+$/.test(name));
  } catch {
    return null;
  }
  const values = cores
    .map((core) => readText(root, join(CPUS, core, file)))
    .filter((text) => text !== null)
    .map(Number);
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) : null;
}

/** @param root `/` outside tests */
export function readThrottleCounters(root = '/'): ThrottleCounters {
  return {
    quotaMs: quotaMs(root),
    heatEvents: sumOverCores(root, 'thermal_throttle/core_throttle_count'),
    allowedKhz: sumOverCores(root, 'cpufreq/scaling_max_freq'),
  };
}
