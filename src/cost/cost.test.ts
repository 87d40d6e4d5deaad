/** Costs against figures computed by hand. */
import { describe, expect, it } from 'vitest';
import { pointEstimate } from '../stats/estimate.js';
import { soundResult } from '../report/testing/sample-results.js';
import type { Metrics } from '../results/schema.js';
import { costOf } from './cost.js';
import { instancePriceSchema, type InstancePrice } from './instance-price.js';
import { overlap } from './interval.js';

const GB = 1e9;
const MB = 1e6;

const price = (change: Partial<InstancePrice> = {}): InstancePrice => ({
  ...instancePriceSchema.parse({
    provider: 'Example',
    instance: 'two.cores',
    region: 'here',
    vcpus: 2,
    memoryBytes: 10 * GB,
    pricePerHour: 0.1,
    currency: 'USD',
    source: 'https://example.org/prices',
    readOn: '2026-01-02',
    targetUtilisation: 0.5,
    usableMemoryShare: 0.8,
  }),
  ...change,
});

const [adapter] = soundResult().adapters;
if (!adapter) throw new Error('the sample has adapters');
const { metrics: sample } = adapter;
const { latencyMs } = sample;
if (!latencyMs) throw new Error('the sample has latencies');

/** 36 ms CPU and 1,800 ms a request; 100 MB idle, 200 MB at the peak with 10 in flight. */
const metrics = (change: Partial<Metrics> = {}): Metrics => ({
  ...sample,
  cpuMsPerRequest: { value: 36, low: 18, high: 54 },
  latencyMs: { ...latencyMs, mean: { value: 1800, low: 1500, high: 2000 } },
  idleRssBytes: { value: 100 * MB, low: 90 * MB, high: 110 * MB },
  peakRssBytes: { value: 200 * MB, low: 180 * MB, high: 220 * MB },
  inFlight: { mean: 9, peak: 10 },
  ...change,
});

describe('cost', () => {
  const cost = costOf(metrics(), price(), 1000);

  it('of a million requests is that of their CPU time', () => {
    // 36 ms × 10⁶ = 36,000 s = 10 core hours; at 50 % of 2 vCPUs one instance hour has one: 10 × 0.1.
    expect(cost.perMillionRequests?.value).toBeCloseTo(1, 12);
    expect(cost.perMillionRequests?.low).toBeCloseTo(0.5, 12);
    expect(cost.perMillionRequests?.high).toBeCloseTo(1.5, 12);
  });

  it('shares out what grew under load to the requests in flight', () => {
    expect(cost.sessionBytes).toEqual({ value: 10 * MB, low: 7 * MB, high: 13 * MB });
  });

  it('counts a process for each vCPU, and the sessions, against the usable memory', () => {
    // 1,000 × 10 MB in 8 GB − 2 × 100 MB; at worst 1,000 × 13 MB in 8 GB − 2 × 110 MB.
    expect(cost.byMemory?.value).toBeCloseTo(10 / 7.8, 12);
    expect(cost.byMemory?.low).toBeCloseTo(7 / 7.82, 12);
    expect(cost.byMemory?.high).toBeCloseTo(13 / 7.78, 12);
  });

  it('counts busy cores against the usable vCPUs', () => {
    // 1,000 sessions × 36/1,800 = 20 cores on 1 usable core an instance.
    expect(cost.byCpu?.value).toBeCloseTo(20, 12);
    expect(cost.byCpu?.low).toBeCloseTo(9, 12);
    expect(cost.byCpu?.high).toBeCloseTo(36, 12);
  });

  it('takes the larger, in whole instances', () => {
    expect(cost.binds).toBe('CPU');
    expect(cost.instances).toEqual({ value: 20, low: 9, high: 36 });
    expect(cost.perHour?.value).toBeCloseTo(2, 12);
  });
});

it('binds by memory where sessions are large, and says when it cannot tell', () => {
  const large = { value: 4000 * MB, low: 3900 * MB, high: 4100 * MB };
  expect(costOf(metrics({ peakRssBytes: large }), price(), 1000).binds).toBe('memory');
  const lessMemory = costOf(metrics(), price({ memoryBytes: 0.8 * GB }), 1000);
  // 640 MB − 200 MB hold 44 sessions: 22.7 instances (15.2 … 31), CPU wants 20 (9 … 36).
  expect(lessMemory.byMemory?.value).toBeCloseTo(10_000 / 440, 9);
  expect(lessMemory.binds).toBe('either');
  expect(lessMemory.instances).toEqual({ value: 23, low: 16, high: 36 });
});

it('needs one instance at least', () => {
  expect(costOf(metrics(), price(), 1).instances).toEqual({ value: 1, low: 1, high: 1 });
});

it('gives no interval where the figures have none', () => {
  const once = metrics({
    cpuMsPerRequest: pointEstimate(36),
    idleRssBytes: pointEstimate(100 * MB),
    peakRssBytes: pointEstimate(200 * MB),
  });
  const cost = costOf(once, price(), 1000);
  expect(cost.instances).toEqual({ value: 20, low: null, high: null });
  expect(cost.binds).toBe('CPU');
});

it('does not place processes that do not fit', () => {
  const cost = costOf(metrics(), price({ memoryBytes: 240 * MB }), 1000);
  expect(cost).toMatchObject({ byMemory: null, tooSmall: true, instances: null, binds: null });
  // 208 MB usable: two of 100 MB fit, two of 110 MB (the interval's end) do not.
  const close = costOf(metrics(), price({ memoryBytes: 260 * MB }), 1000);
  expect(close.byMemory).toMatchObject({ value: 10_000 / 8, high: null });
});

it('says nothing of what was not measured', () => {
  const nothing = metrics({ cpuMsPerRequest: null, peakRssBytes: null, inFlight: null });
  expect(costOf(nothing, price(), 1000)).toEqual({
    perMillionRequests: null,
    sessionBytes: null,
    byMemory: null,
    byCpu: null,
    tooSmall: false,
    instances: null,
    binds: null,
    perHour: null,
  });
});

it('divides by nothing that may be zero', () => {
  const mean = (value: number, low: number) => ({
    latencyMs: { ...latencyMs, mean: { value, low, high: 2000 } },
  });
  expect(costOf(metrics(mean(0, 0)), price(), 1000).byCpu).toBeNull();
  expect(costOf(metrics(mean(1800, 0)), price(), 1000).byCpu).toMatchObject({ high: null });
});

it('takes no session for less than nothing', () => {
  const flat = { value: 100 * MB, low: 95 * MB, high: 105 * MB };
  const { sessionBytes } = costOf(metrics({ peakRssBytes: flat }), price(), 1000);
  expect(sessionBytes).toEqual({ value: 0, low: 0, high: 1.5 * MB });
});

it('tells intervals that overlap', () => {
  expect(overlap({ value: 1, low: 0, high: 2 }, { value: 3, low: 2, high: 4 })).toBe(true);
  expect(overlap({ value: 1, low: 0, high: 1.9 }, { value: 3, low: 2, high: 4 })).toBe(false);
  expect(overlap(pointEstimate(1), pointEstimate(1))).toBe(false);
});
