/**
 * The reaper: a process of its own that learns of every process group the harness starts and, when the
 * harness is gone — however it died — kills those that are left. Lines on stdin: `+<pgid>`, `-<pgid>`.
 */
import { createInterface } from 'node:readline';
import { killGroup } from './process-group.js';

const groups = new Set<number>();

createInterface({ input: process.stdin })
  .on('line', (line) => {
    const group = Number(line.slice(1));
    if (!Number.isSafeInteger(group) || group <= 1) return;
    if (line.startsWith('+')) groups.add(group);
    else groups.delete(group);
  })
  .on('close', () => {
    for (const group of groups) killGroup(group);
    process.exit(0);
  });

// A terminal's Ctrl-C is the harness's to handle; the reaper outlives it on purpose.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);
