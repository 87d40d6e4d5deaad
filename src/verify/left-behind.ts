/** Processes found by a mark in their environment, which children inherit wherever they hide. */
import { readdirSync, readFileSync } from 'node:fs';
import { excerpt } from '../adapters/rpc-connection.js';

/**
 * All processes whose environment holds `entry` (`NAME=value`); zombies have none. Empty where there is
 * no /proc: there only what stays in the process group is found and ended.
 */
export function processesWith(entry: string): { pid: number; command: string }[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      if (!readFileSync(`/proc/${name}/environ`, 'latin1').split('\0').includes(entry)) return [];
      const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
      return [{ pid: Number(name), command: excerpt(command) }];
    } catch {
      return [];
    }
  });
}
