/** Whether the machine was slowed on purpose: a quota, heat, a lowered frequency. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readText } from './machine-counters.js';

export interface ThrottleCounters {
  /** Time for which a CPU quota of our cgroup, or of one above it, held tasks back; null: no quota is told. */
  readonly quotaMs: number | null;
  /** How often cores were slowed because of heat; null: not told. */
  readonly heatEvents: number | null;
  /** Sum of the highest allowed frequencies of all cores, kHz; null: no cpufreq. */
  readonly allowedKhz: number | null;
}

/** Files `cpu.stat` of the cgroup and of those above it, v2 and v1, relative to `/`. */
function cpuStatPaths(root: string): string[] {
  const paths: string[] = [];
  for (const line of (readText(root, 'proc/self/cgroup') ?? '').split('\n')) {
    const [, controllers = '', path = ''] = /^\d+:([^:]*):(\/.*)$/.exec(line) ?? [];
    const unified = controllers === '';
    if (path === '' || (!unified && !controllers.split(',').includes('cpu'))) continue;
    const mounts = unified ? ['', 'unified'] : [controllers, 'cpu'];
    const names = path.split('/').filter((name) => name !== '');
    for (const mount of mounts) {
      for (let depth = names.length; depth >= 0; depth -= 1) {
        paths.push(join('sys/fs/cgroup', mount, ...names.slice(0, depth), 'cpu.stat'));
      }
    }
  }
  return [...new Set(paths)];
}

function quotaMs(root: string): number | null {
  const held = cpuStatPaths(root).flatMap((path) => {
    const text = readText(root, path) ?? '';
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
