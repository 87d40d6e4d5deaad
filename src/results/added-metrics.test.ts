import { expect, it } from 'vitest';
import { addedMetrics } from './added-metrics.js';
import type { BlockSamples } from './samples.js';

/** One block with these measures: name → values. */
function block(measures: Readonly<Record<string, readonly number[]>>): BlockSamples {
  const place = { block: 0, adapter: 'a/b', repetition: 1, requestId: null };
  return {
    ...{ requests: [], llmCalls: [], processes: [], coldStarts: [] },
    measures: Object.entries(measures).flatMap(([name, values]) =>
      values.map((value) => ({ ...place, name, value })),
    ),
  };
}

const found = (blocks: readonly BlockSamples[], name: string) =>
  addedMetrics(blocks)?.find((metric) => metric.name === name);

it('adds nothing where nothing was measured', () => {
  expect(addedMetrics([block({})])).toBeUndefined();
});

it('takes quantiles from all samples, with an interval from the processes', () => {
  const turns = (slow: number) => Array.from({ length: 500 }, (_, at) => (at < 490 ? 1 : slow));
  const blocks = [block({ turnMs: turns(9) }), block({ turnMs: turns(10) }), block({ turnMs: turns(11) })];
  expect(found(blocks, 'turnMs.p50')?.value).toBe(1);
  expect(found(blocks, 'turnMs.p99')?.value).toBe(10);
  const ratio = found(blocks, 'turnMs.tailRatio');
  expect(ratio).toMatchObject({ value: 10, title: 'P99/P50' });
  expect(ratio?.low).toBeLessThan(10);
  expect(ratio?.high).toBeGreaterThan(10);
});

it('gives no interval of one process', () => {
  expect(found([block({ toolsAtOnce: [20, 20] })], 'toolsAtOnce.mean')).toMatchObject({
    ...{ value: 20, low: null, high: null, says: 'at once' },
  });
  expect(found([block({ toolsAtOnce: [1, 1] })], 'toolsAtOnce.mean')?.says).toBe('one by one');
});

it('says that memory grows where processes agree, and nothing of one', () => {
  const says = (...leaks: number[]) =>
    found(
      leaks.map((leak) => block({ leakBytes: [leak] })),
      'leakBytes.processMean',
    )?.says;
  expect(says(1000, 1010, 990)).toBe('grows');
  expect(says(1000, -900, 200)).toBe('no growth seen');
  expect(says(20, 21, 22)).toBe('no growth seen');
  expect(says(150_000)).toBe('not known of one run');
});

it('fits a line through processes: an agent’s memory and how straight it is', () => {
  const blocks = [1, 50, 100, 200, 1, 50, 100, 200].map((agents, at) =>
    block({ agents: [agents], agentsPssBytes: [30e6 + 12e3 * agents + (at % 2) * 1e4] }),
  );
  const slope = found(blocks, 'agentsPssBytes.slope');
  expect(slope).toMatchObject({ unit: 'kB/agent', scale: 1000 });
  expect(Math.abs((slope?.value ?? 0) - 12e3)).toBeLessThan(200);
  expect(slope?.low).toBeLessThan(12e3);
  expect(slope?.high).toBeGreaterThan(12e3 - 200);
  expect(found(blocks, 'agentsPssBytes.rSquared')?.value).toBeGreaterThan(0.99);
});
