/** Where our control group and those above it lie (cgroup v1 and v2, Documentation/admin-guide). */
import { join } from 'node:path';
import { readText } from './machine-counters.js';

/**
 * Folders of the CPU controller, ours first, then those above it, relative to `root`. Some may not exist: where v2 is
 * mounted differs between systems.
 * @param root `/` outside tests
 */
export function cpuCgroupPaths(root: string): string[] {
  const paths: string[] = [];
  for (const line of (readText(root, 'proc/self/cgroup') ?? '').split('\n')) {
    const [, controllers = '', path = ''] = /^\d+:([^:]*):(\/.*)$/.exec(line) ?? [];
    const unified = controllers === '';
    if (path === '' || (!unified && !controllers.split(',').includes('cpu'))) continue;
    const mounts = unified ? ['', 'unified'] : [controllers, 'cpu'];
    const names = path.split('/').filter((name) => name !== '');
    for (const mount of mounts) {
      for (let depth = names.length; depth >= 0; depth -= 1) {
        paths.push(join('sys/fs/cgroup', mount, ...names.slice(0, depth)));
      }
    }
  }
  return [...new Set(paths)];
}
