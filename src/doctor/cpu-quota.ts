/** Cores that a control group allows, in all (Documentation/admin-guide/cgroup-v2.rst, scheduler/sched-bwc.rst). */
import { join } from 'node:path';
import { cpuCgroupPaths } from '../sampling/cgroup-paths.js';
import { readText } from '../sampling/machine-counters.js';

/** Quota a period of one group, in cores; Infinity where there is none. */
function quotaOf(root: string, path: string): number {
  const v2 = /^(\d+) (\d+)/.exec(readText(root, join(path, 'cpu.max')) ?? '');
  const quota = v2?.[1] ?? readText(root, join(path, 'cpu.cfs_quota_us'));
  const period = v2?.[2] ?? readText(root, join(path, 'cpu.cfs_period_us'));
  // v1 writes −1 for "none".
  return quota !== null && Number(quota) > 0 && period !== null
    ? Number(quota) / Number(period)
    : Infinity;
}

/** The smallest quota of our group and those above it, in cores; null without any. `root` is `/` outside tests. */
export function readCpuQuota(root = '/'): number | null {
  const least = Math.min(...cpuCgroupPaths(root).map((path) => quotaOf(root, path)));
  return Number.isFinite(least) ? least : null;
}
