/** RSS and CPU curves of a process tree, by pidusage. */
import pidusage from 'pidusage';
import { monotonicNs } from '../clock.js';
import { processTree } from './process-tree.js';

/** One look at the tree; `cpuPercent` is the use since the previous look, 100 = one core. */
export interface TreeSample {
  readonly atNs: number;
  readonly processes: number;
  readonly rssBytes: number;
  readonly cpuPercent: number;
}

/** Below 100 ms the kernel's 10 ms ticks make the CPU figure unusable. */
export const MIN_INTERVAL_MS = 100;

/** One look, now; null when the tree is gone. */
export async function sampleTree(leader: number): Promise<TreeSample | null> {
  const pids = await processTree(leader);
  const usage = await Promise.all(
    pids.map((pid) =>
      pidusage(pid).then(
        (stat) => stat,
        () => null,
      ),
    ),
  );
  const alive = usage.filter((stat) => stat !== null);
  if (alive.length === 0) return null;
  return {
    atNs: monotonicNs(),
    processes: alive.length,
    rssBytes: alive.reduce((sum, { memory }) => sum + memory, 0),
    cpuPercent: alive.reduce((sum, { cpu }) => sum + cpu, 0),
  };
}

export interface Sampler {
  /** Ends sampling; resolves with the curve once a look under way is over. */
  stop(): Promise<TreeSample[]>;
}

/** Looks at the tree every `intervalMs`, at absolute times, never two looks at once. */
export function startSampler(leader: number, intervalMs = MIN_INTERVAL_MS): Sampler {
  const samples: TreeSample[] = [];
  const began = performance.now();
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let tick = 0;
  let current: Promise<void> = Promise.resolve();

  const look = async (): Promise<void> => {
    const sample = await sampleTree(leader);
    if (sample) samples.push(sample);
    if (!stopped) schedule();
  };
  const schedule = (): void => {
    const elapsedMs = performance.now() - began;
    tick = Math.max(tick + 1, Math.ceil(elapsedMs / intervalMs));
    timer = setTimeout(
      () => {
        current = look();
      },
      tick * intervalMs - elapsedMs,
    );
  };
  current = look();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await current;
      clearTimeout(timer);
      pidusage.clear();
      return samples;
    },
  };
}
