/** Costs that a reference adapter is asked for, and where each must show in a result. */
import type { BlockResult } from '../results/schema.js';

export type CostUnit = 'ms' | 'MB' | 'calls' | 'connections' | '%';

export interface KnownCost {
  readonly title: string;
  /** The variant that has it: what stands behind the `?` of the adapter's name. */
  readonly query: string;
  /** What it must add to the plain adapter, in `unit`. */
  readonly truth: number;
  readonly unit: CostUnit;
  /** How a block of an adapter shows it, in `unit`; null where the block does not tell. */
  readonly figure: (block: BlockResult) => number | null;
}

/** A query means nothing to an adapter that knows no such parameter: the same subject once more. */
export const SAME_AGAIN = 'same=again';

const BYTES_PER_MB = 1e6;
const inMb = (bytes: number | null | undefined): number | null =>
  bytes === null || bytes === undefined ? null : bytes / BYTES_PER_MB;

const overheadMs = ({ metrics }: BlockResult): number | null =>
  metrics.overheadMs?.p50.value ?? null;
const cpuMs = ({ metrics }: BlockResult): number | null => metrics.cpuMsPerRequest?.value ?? null;
const idleMb = ({ figures }: BlockResult): number | null => inMb(figures?.idleRssBytes);
const peakMb = ({ figures }: BlockResult): number | null => inMb(figures?.peakRssBytes);
const readyMs = ({ metrics }: BlockResult): number | null =>
  metrics.coldStart?.readyMs.value ?? null;
const calls = ({ metrics }: BlockResult): number | null =>
  metrics.llmCallsPerRequest?.value ?? null;
const connections = ({ metrics }: BlockResult): number | null =>
  metrics.newConnectionsPerRequest?.value ?? null;
const failedPercent = ({ metrics: { success } }: BlockResult): number | null =>
  success.total > 0 ? (100 * (success.total - success.ok)) / success.total : null;

/** Added to the median overhead. */
export const delay = (ms: number): KnownCost => ({
  title: 'delay before the first model call',
  query: `delayMs=${ms}`,
  truth: ms,
  unit: 'ms',
  figure: overheadMs,
});

/** Added to the median overhead. */
export const gap = (ms: number): KnownCost => ({
  title: 'delay between model call and tool',
  query: `gapMs=${ms}`,
  truth: ms,
  unit: 'ms',
  figure: overheadMs,
});

export const cpu = (ms: number): KnownCost => ({
  title: 'CPU burned a request',
  query: `cpuMs=${ms}`,
  truth: ms,
  unit: 'ms',
  figure: cpuMs,
});

/** With one request in flight nobody else wants the core: what is burned is waited for. */
export const cpuAsTime = (ms: number): KnownCost => ({
  ...cpu(ms),
  title: 'CPU burned, as overhead',
  figure: overheadMs,
});

export const idleMemory = (mb: number): KnownCost => ({
  title: 'memory held, when idle',
  query: `memoryMb=${mb}`,
  truth: mb,
  unit: 'MB',
  figure: idleMb,
});

export const peakMemory = (mb: number): KnownCost => ({
  ...idleMemory(mb),
  title: 'memory held, at the peak',
  figure: peakMb,
});

export const startUp = (ms: number): KnownCost => ({
  title: 'sleep before ready',
  query: `startupMs=${ms}`,
  truth: ms,
  unit: 'ms',
  figure: readyMs,
});

/** `count` in all, of which the job itself takes two. */
export const modelCalls = (count: number): KnownCost => ({
  title: 'model calls beyond two',
  query: `calls=${count}`,
  truth: count - 2,
  unit: 'calls',
  figure: calls,
});

/** In the limit of many requests: a plain adapter opens those it needs at a time, once. */
export const freshConnections = (count: number): KnownCost => ({
  title: 'connections opened a request',
  query: `connections=${count}`,
  truth: count,
  unit: 'connections',
  figure: connections,
});

/** Exact where the number of requests times the rate is whole. */
export const failures = (rate: number): KnownCost => ({
  title: 'requests that fail',
  query: `failureRate=${rate}`,
  truth: 100 * rate,
  unit: '%',
  figure: failedPercent,
});

/** The same adapter twice: whatever is seen, is not there. */
export const nothing: readonly KnownCost[] = [
  { title: 'nothing (A/A), overhead', unit: 'ms', figure: overheadMs },
  { title: 'nothing (A/A), CPU', unit: 'ms', figure: cpuMs },
  { title: 'nothing (A/A), idle memory', unit: 'MB', figure: idleMb },
].map((cost) => ({ ...cost, query: SAME_AGAIN, truth: 0, unit: cost.unit as CostUnit }));
