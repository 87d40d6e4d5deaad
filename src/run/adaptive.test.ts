import { describe, expect, it } from 'vitest';
import { soundResult } from '../report/testing/sample-results.js';
import { reasonToStop } from './adaptive.js';
import { planBlocks } from './plan.js';

const settings = {
  metric: 'overheadMs.mean',
  percent: 5,
  timeLimitS: 3600,
  minRuns: 3,
  maxRuns: 50,
};
const sound = soundResult();

/** Intervals of `percent` % around each adapter's mean overhead. */
const within = (percent: number) => ({
  ...sound,
  adapters: sound.adapters.map((adapter) => {
    const { overheadMs } = adapter.metrics;
    if (!overheadMs) throw new Error('no overhead');
    const { value } = overheadMs.mean;
    const half = (value * percent) / 100;
    const mean = { value, low: value - half, high: value + half };
    return { ...adapter, metrics: { ...adapter.metrics, overheadMs: { ...overheadMs, mean } } };
  }),
});

describe('reasonToStop', () => {
  it('stops when every interval is within the aim, not before the fewest runs', () => {
    expect(reasonToStop(within(4.9), settings)).toBe('reached');
    expect(reasonToStop(within(5.1), settings)).toBeNull();
    expect(reasonToStop(within(4.9), { ...settings, minRuns: 4 })).toBeNull();
  });

  it('waits for no adapter that failed', () => {
    const wide = within(20).adapters[0];
    if (!wide) throw new Error('no adapter');
    const others = within(1).adapters.slice(1);
    expect(reasonToStop({ ...sound, adapters: [wide, ...others] }, settings)).toBeNull();
    const failed = { ...wide, status: 'failed' as const };
    expect(reasonToStop({ ...sound, adapters: [failed, ...others] }, settings)).toBe('reached');
  });

  it('stops at the most runs, and before a repetition that would end too late', () => {
    expect(reasonToStop(within(20), { ...settings, maxRuns: 3 })).toBe('runs');
    const seconds = sound.blocks.reduce((sum, { durationMs }) => sum + durationMs, 0) / 1000;
    const limit = (factor: number) => ({ ...settings, timeLimitS: seconds * factor });
    expect(reasonToStop(within(20), limit(1.3))).toBe('time');
    expect(reasonToStop(within(20), limit(1.4))).toBeNull();
  });
});

it('plans the same repetitions however many follow', () => {
  const names = ['a/one', 'a/two', 'b/one'];
  const plan = (runs: number, extra = 0) =>
    planBlocks(names, runs, 10, 7, null, { minRuns: 3, extra });
  expect(plan(9).slice(0, plan(3).length)).toEqual(plan(3));
  expect(plan(3)).toEqual(planBlocks(names, 3, 10, 7));
  expect(plan(5).filter(({ repetition, starts }) => repetition > 3 && starts > 0)).toEqual([]);
  expect(
    plan(5, 4).filter(({ repetition, starts }) => repetition > 3 && starts === 4),
  ).toHaveLength(6);
});
