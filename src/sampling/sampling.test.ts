import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { readKernelCounters } from './kernel-counters.js';
import { processTree } from './process-tree.js';
import { startSampler } from './sampler.js';

const started: number[] = [];

/** A Node process that holds `heldBytes`, has one child, and burns CPU for `burnMs` when told. */
async function startProcess(heldBytes: number, burnMs = 0): Promise<number> {
  const code = `
    const held = Buffer.alloc(${heldBytes}, 1);
    require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    while (process.cpuUsage().user < ${burnMs * 1000});
    setInterval(() => held.length, 1000);
    console.log('ready');
  `;
  const child = spawn(process.execPath, ['-e', code], {
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  started.push(child.pid ?? 0);
  await once(child.stdout, 'data');
  return child.pid ?? 0;
}

afterEach(() => {
  for (const pid of started.splice(0)) process.kill(-pid, 'SIGKILL');
});

it('walks the tree from the leader to its children', async () => {
  const leader = await startProcess(0);
  const tree = await processTree(leader);
  expect(tree[0]).toBe(leader);
  expect(tree).toHaveLength(2);
});

it.runIf(process.platform === 'linux')('reads memory held and CPU burned', async () => {
  const small = readKernelCounters([await startProcess(0)]);
  const large = readKernelCounters([await startProcess(64 * 1024 * 1024, 200)]);
  const heldBytes = (large?.rssBytes ?? 0) - (small?.rssBytes ?? 0);
  expect(heldBytes).toBeGreaterThan(50 * 1024 * 1024);
  expect(heldBytes).toBeLessThan(90 * 1024 * 1024);
  expect(large?.peakRssBytes).toBeGreaterThanOrEqual(large?.rssBytes ?? Number.NaN);
  expect((large?.cpuMs ?? 0) - (small?.cpuMs ?? 0)).toBeGreaterThan(100);
});

it('counts processes that are gone as nothing', () => {
  expect(readKernelCounters([2 ** 22 + 1])).toBeNull();
});

it('samples the whole tree until it is stopped', async () => {
  const sampler = startSampler(await startProcess(0));
  await sleep(350);
  const curve = await sampler.stop();
  expect(curve.length).toBeGreaterThanOrEqual(2);
  expect(curve.at(-1)?.processes).toBe(2);
  expect(curve.at(-1)?.rssBytes).toBeGreaterThan(40 * 1024 * 1024);
});
