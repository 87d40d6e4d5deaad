/**
 * Tests the instrument on this machine: costs that are known, asked of a reference adapter, against what a
 * real run says of them; and the same adapter twice, where nothing must be seen.
 */
import type { PlannedBlock } from '../run/plan.js';
import type { BlockResult } from '../results/schema.js';
import type { LatencyProfile } from '../simulator/profile.js';
import * as known from './known-cost.js';
import type { KnownCost } from './known-cost.js';
import { recover, type Recovery } from './recovery.js';

/** About two minutes for two languages on two idle cores. */
export const SELF_TEST = { concurrency: 1, requests: 20, warmup: 20, runs: 3, starts: 15 } as const;

/**
 * A model that takes its time: with one that answers at once, only requests that are delayed would pause,
 * and find the caches cold after it.
 */
export const SELF_TEST_MODEL: LatencyProfile = {
  name: '25 ms a call',
  ttftMs: { kind: 'constant', value: 25 },
  interTokenMs: { kind: 'constant', value: 0 },
};

const START_UP = known.startUp(200);

/** What is asked and must be found. */
export const selfTestCosts: readonly KnownCost[] = [
  ...known.nothing,
  known.delay(20),
  known.gap(5),
  known.cpu(5),
  known.idleMemory(100),
  known.peakMemory(100),
  known.modelCalls(4),
  known.failures(0.2),
  START_UP,
];

/** The plain adapter and each variant once, as `--framework` takes them. */
export function selfTestNames(adapter: string): string[] {
  const queries = new Set(selfTestCosts.map(({ query }) => query));
  return [adapter, ...[...queries].map((query) => `${adapter}?${query}`)];
}

/** Starts are timed of the variant that starts late and of the plain adapter only: they take long. */
export function isNeeded({ adapter, kind }: Pick<PlannedBlock, 'adapter' | 'kind'>): boolean {
  const query = adapter.split('?')[1];
  return kind === 'cold-start'
    ? query === undefined || query === START_UP.query
    : query !== START_UP.query;
}

/** What came of it, item by item, for each adapter. */
export function judgeSelfTest(
  blocks: readonly BlockResult[],
  adapters: readonly string[],
): Recovery[] {
  return adapters.flatMap((adapter) =>
    selfTestCosts.map((cost) => recover(blocks, adapter, SELF_TEST.concurrency, cost)),
  );
}
