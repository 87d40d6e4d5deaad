import { describe, expect, it } from 'vitest';
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

describe('memory that grows', () => {
  /** @param leaks B a request of each process; @param steady of them, MB in half */
  const says = (leaks: readonly number[], steady: readonly number[]) =>
    found(
      leaks.map((leak, at) =>
        block({ leakBytes: [leak], steadyBytes: [1e6 * (steady[at] ?? NaN)] }),
      ),
      'leakBytes.processMean',
    )?.says;

  it('is said where processes agree, it goes on and is more than a heap may hold', () => {
    expect(says([1000, 1010, 990], [29, 30, 28])).toBe('grows');
    expect(says([20, 21, 22], [60, 61, 62])).toBe('no growth seen');
  });

  it('is not settled where it does not go on, or is what a heap may hold', () => {
    // A step in one of the quarters of each process.
    expect(says([5000, 4500, 5500], [0.2, 1.1, 0.6])).toBe('not settled');
    expect(says([5000, 4500, 5500], [18, -2, 17])).toBe('not settled');
    // The straight line of a heap that takes its first size.
    expect(says([1900, 1880, 1910], [4.7, 4.6, 4.8])).toBe('not settled');
  });

  it('is not told of processes that do not agree, nor of one', () => {
    expect(says([100, -90, 20], [3, -3, 1])).toBe('no growth seen');
    expect(says([1000, -900, 200], [9, -9, 1])).toBe('too noisy to tell');
    expect(says([5000, 400, 5500], [1, 2, 6])).toBe('too noisy to tell');
    expect(says([150_000], [500])).toBe('not known of one run');
  });
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
