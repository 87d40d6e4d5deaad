/** Which figures are made of which measure, and what they are called, in the order of a table's columns. */

import { FAULT_KINDS } from '../scenarios/fault.js';

import type { Estimate } from '../stats/estimate.js';

interface Named {
  /** As in measures.arrow. */
  readonly measure: string;
  /** A column's title: short, for many stand side by side. */
  readonly title: string;
  readonly unit: string;
  /** The measure's own unit over `unit`. */
  readonly scale?: number;
  readonly better?: 'low' | 'high';
  /** In words; `of` gives `processMean` of another measure. */
  readonly says?: (estimate: Estimate, of: (measure: string) => Estimate | null) => string;
}

/**
 * `mean`, quantiles and `max` are over all samples of all processes; `processMean` is the mean of one figure a
 * process (Student's interval); `tailRatio` is P99 over P50; `slope` and `rSquared` are of the line through all
 * processes, each a point at its measure `by`.
 */
export type AddedKind = Named &
  (
    | { readonly as: 'mean' | 'p50' | 'p95' | 'p99' | 'max' | 'processMean' | 'tailRatio' }
    | { readonly as: 'slope' | 'rSquared'; readonly by: string }
  );

const KB = 1e3;
/** Calls at once below which a framework may hold them back; few scenarios ask for so few. */
const A_FEW = 10;
/** Bytes a request that nobody would call a leak: 100,000 requests make 5 MB. */
const NEGLIGIBLE_GROWTH = 50;
/** Bytes a request that an interval around nothing must not reach: it would not tell such a leak from none. */
const TELLING_GROWTH = 1000;
/**
 * Memory by which a heap grows without a leak, because it may before its collector has to work: V8 lets its young
 * generation take 16 MB more within 3,000 requests, in a straight line for half of them.
 */
const HEAP_RESERVE_BYTES = 8e6;

/**
 * A leak is told from a heap that settles by going on: in both quarters, by more than a reserve, in the interval over
 * processes.
 */
function growthInWords({ value, low, high }: Estimate, steady: Estimate | null): string {
  if (low === null || high === null) return 'not known of one run';
  if (low <= 0 && high > TELLING_GROWTH) return 'too noisy to tell';
  if (low <= 0 || value <= NEGLIGIBLE_GROWTH) return 'no growth seen';
  const isSteady = steady !== null && (steady.low ?? 0) > 0 && steady.value > HEAP_RESERVE_BYTES;
  return isSteady ? 'grows' : 'not settled';
}

/** Shares of the requests that met the fault. */
const faults = FAULT_KINDS.flatMap((kind): AddedKind[] => [
  { measure: `${kind}.met`, as: 'processMean', title: kind, unit: '% met', scale: 0.01 },
  { measure: `${kind}.recovered`, as: 'processMean', title: kind, unit: '% right', scale: 0.01 },
  { measure: `${kind}.gaveUp`, as: 'processMean', title: kind, unit: '% gave up', scale: 0.01 },
  { measure: `${kind}.wrong`, as: 'processMean', title: kind, unit: '% wrong', scale: 0.01 },
  { measure: `${kind}.attempts`, as: 'processMean', title: kind, unit: 'attempts' },
  { measure: `${kind}.waitedMs`, as: 'processMean', title: kind, unit: 'wait ms' },
  { measure: `${kind}.obeyed`, as: 'processMean', title: kind, unit: '% obeyed', scale: 0.01 },
]);

export const addedKinds: readonly AddedKind[] = [
  // Turns of the loop: the model's answer written → its next request read, the tool's time taken out.
  { measure: 'turnMs', as: 'p50', title: 'Turn P50', unit: 'ms', better: 'low' },
  { measure: 'turnMs', as: 'p99', title: 'Turn P99', unit: 'ms', better: 'low' },
  { measure: 'turnMs', as: 'tailRatio', title: 'P99/P50', unit: '', better: 'low' },
  { measure: 'turnMs', as: 'max', title: 'Turn max', unit: 'ms' },
  { measure: 'toolCallsPerS', as: 'processMean', title: 'Tool calls', unit: '/s', better: 'high' },
  { measure: 'gcPauses', as: 'processMean', title: 'GC pauses', unit: '' },
  { measure: 'gcTotalMs', as: 'processMean', title: 'GC', unit: 'ms' },
  { measure: 'gcMaxMs', as: 'max', title: 'GC longest', unit: 'ms' },
  // Tool calls of one request: their sum over the length of their union.
  {
    ...{ measure: 'toolsAtOnce', as: 'mean', title: 'At once', unit: 'tools', better: 'high' },
    says: ({ value }) =>
      value < 1.05
        ? 'one by one'
        : value < 1.9
          ? 'mostly one by one'
          : value < A_FEW
            ? 'a few at once'
            : 'at once',
  },
  { measure: 'toolSpanMs', as: 'p50', title: 'Tools P50', unit: 'ms', better: 'low' },
  { measure: 'coresUsed', as: 'processMean', title: 'Cores', unit: 'busy', better: 'high' },
  { measure: 'digestMs', as: 'p50', title: 'Digest P50', unit: 'ms', better: 'low' },
  // What goes over the wire.
  { measure: 'requestBytes', as: 'mean', title: 'Sent', unit: 'kB/req', scale: KB, better: 'low' },
  { measure: 'callBytes', as: 'mean', title: 'Sent', unit: 'kB/call', scale: KB },
  // Streams.
  { measure: 'firstDeltaMs', as: 'p50', title: 'TTFT P50', unit: 'ms', better: 'low' },
  { measure: 'firstAddedMs', as: 'p50', title: 'TTFT added', unit: 'ms', better: 'low' },
  { measure: 'deltaAddedMs', as: 'p50', title: 'Added P50', unit: 'ms', better: 'low' },
  { measure: 'deltaAddedMs', as: 'p95', title: 'Added P95', unit: 'ms', better: 'low' },
  { measure: 'jitterMs', as: 'mean', title: 'Jitter', unit: 'ms', better: 'low' },
  { measure: 'pacingMs', as: 'p95', title: 'Sim. P95', unit: 'ms late' },
  { measure: 'deltas', as: 'mean', title: 'Deltas', unit: '/req' },
  { measure: 'whole', as: 'mean', title: 'Whole', unit: '%', scale: 0.01 },
  // Cancelled requests.
  { measure: 'closed', as: 'processMean', title: 'Call closed', unit: '%', scale: 0.01, better: 'high' },
  { measure: 'closedMs', as: 'p50', title: 'Closed P50', unit: 'ms', better: 'low' },
  { measure: 'closedMs', as: 'max', title: 'Closed max', unit: 'ms', better: 'low' },
  { measure: 'callsAfter', as: 'mean', title: 'Calls after', unit: '/req', better: 'low' },
  ...faults,
  // Agents in one process.
  { measure: 'agentBuildMs', as: 'p50', title: 'Build P50', unit: 'ms/agent', better: 'low' },
  { measure: 'firstBuildMs', as: 'processMean', title: 'First', unit: 'ms' },
  {
    ...{ measure: 'agentsPssBytes', as: 'slope', by: 'agents', title: 'Memory' },
    ...{ unit: 'kB/agent', scale: 1e3, better: 'low' },
  },
  { measure: 'agentsPssBytes', as: 'rSquared', by: 'agents', title: 'R²', unit: '' },
  // Hours in minutes.
  {
    ...{ measure: 'leakBytes', as: 'processMean', title: 'Growth', unit: 'B/req', better: 'low' },
    says: (estimate, of) => growthInWords(estimate, of('steadyBytes')),
  },
  { measure: 'steadyBytes', as: 'processMean', title: 'Steady', unit: 'MB in half', scale: 1e6 },
  { measure: 'driftPercent', as: 'processMean', title: 'Drift', unit: '% P50' },
  { measure: 'openFiles', as: 'processMean', title: 'Files', unit: 'more' },
  { measure: 'threads', as: 'processMean', title: 'Threads', unit: 'more' },
  // A start, taken apart.
  { measure: 'loadMs', as: 'p50', title: 'Load', unit: 'ms', better: 'low' },
  { measure: 'buildMs', as: 'p50', title: 'Build', unit: 'ms', better: 'low' },
  { measure: 'firstMs', as: 'p50', title: '1st request', unit: 'ms', better: 'low' },
  { measure: 'secondMs', as: 'p50', title: '2nd', unit: 'ms', better: 'low' },
];
