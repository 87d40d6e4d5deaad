/** One look at a real process tree. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readKernelCounters } from '../../src/sampling/kernel-counters.js';
import { processTree } from '../../src/sampling/process-tree.js';
import { sampleTree } from '../../src/sampling/sampler.js';
import type { Benchmark } from './benchmark.js';

/** A node process with three children; says so when they run, ends all when its stdin ends. */
const family = `
  const { spawn } = require('node:child_process');
  const children = [1, 2, 3].map(() =>
    spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: ['pipe', 'ignore', 'ignore'] }));
  Promise.all(children.map((child) => new Promise((resolve) => child.once('spawn', resolve))))
    .then(() => process.stdout.write('ready'));
  process.stdin.resume().on('end', () => process.exit());
`;

export const samplingTick: Benchmark = {
  name: 'sampling',
  async open() {
    const leader = spawn(process.execPath, ['-e', family], { stdio: ['pipe', 'pipe', 'inherit'] });
    await once(leader.stdout, 'data');
    const { pid } = leader;
    if (pid === undefined) throw new Error('the process tree did not start');
    const pids = await processTree(pid);
    return {
      tasks: [
        { label: `sampling: tick, ${pids.length} processes`, run: () => sampleTree(pid) },
        {
          label: `sampling: kernel counters, ${pids.length} processes`,
          run: () => readKernelCounters(pids),
        },
      ],
      close: async () => {
        leader.stdin.end();
        await once(leader, 'exit');
      },
    };
  },
};
