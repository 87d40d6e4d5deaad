/** Cores that a control group allows, in all (cgroup v2, Documentation/admin-guide/cgroup-v2.rst). */
import { join } from 'node:path';
import { readText } from '../sampling/machine-counters.js';

/** The smallest quota of our group and those above it, in cores; null without any. `root` is `/` outside tests. */
export function readCpuQuota(root = '/'): number | null {
  const path = /^0::(\/.*)$/m.exec(readText(root, 'proc/self/cgroup') ?? '')?.[1] ?? '/';
  const names = path.split('/').filter((name) => name !== '');
  const quotas = Array.from({ length: names.length + 1 }, (_, depth) => {
    const text = readText(root, join('sys/fs/cgroup', ...names.slice(0, depth), 'cpu.max'));
    const match = /^(\d+) (\d+)/.exec(text ?? '');
    return match ? Number(match[1]) / Number(match[2]) : Infinity;
  });
  const least = Math.min(...quotas);
  return Number.isFinite(least) ? least : null;
}
