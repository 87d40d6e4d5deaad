/** What was seen of a block's processes, and the figures made of it. */
import type { ProcessFigures } from '../results/process-figures.js';
import type { ProcessSample } from '../results/samples.js';
import type { KernelCounters } from '../sampling/kernel-counters.js';
import type { TreeSample } from '../sampling/sampler.js';

export interface Observed {
  readonly idle: TreeSample | null;
  readonly curve: readonly TreeSample[];
  readonly before: KernelCounters | null;
  readonly after: KernelCounters | null;
  readonly wallMs: number;
}

/**
 * The kernel's peak is exact for one process. For a tree the peaks of its members need not coincide, so
 * there the highest sum seen on the curve stands.
 */
export function processFigures({ idle, curve, before, after, wallMs }: Observed): ProcessFigures {
  const highest = curve.reduce((peak, { rssBytes }) => Math.max(peak, rssBytes), 0);
  const single = curve.every(({ processes }) => processes === 1);
  const peakRssBytes = single && after ? after.peakRssBytes : highest;
  return {
    idleRssBytes: idle?.rssBytes ?? null,
    peakRssBytes: peakRssBytes > 0 ? peakRssBytes : null,
    finalRssBytes: after?.rssBytes ?? curve.at(-1)?.rssBytes ?? null,
    pssBytes: after?.pssBytes ?? null,
    cpuMs: before && after ? after.cpuMs - before.cpuMs : null,
    wallMs,
  };
}

export function curveSamples(
  identity: { block: number; adapter: string; repetition: number },
  observed: Observed | undefined,
): ProcessSample[] {
  if (!observed) return [];
  const { idle, curve } = observed;
  return [
    ...(idle ? [{ ...identity, phase: 'idle' as const, ...idle }] : []),
    ...curve.map((sample) => ({ ...identity, phase: 'load' as const, ...sample })),
  ];
}
