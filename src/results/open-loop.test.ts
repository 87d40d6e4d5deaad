import { describe, expect, it } from 'vitest';
import { seededRandom } from '../stats/random.js';
import { answeredRps, backlogGrowth } from './backlog.js';
import { lateSends, lateness } from './late-sends.js';
import { resultDocument } from './result-document.js';
import type { RequestSample } from './samples.js';
import { knees, type SweepPoint } from './sweep.js';
import { sampleHeader, sampleLoad, sampleCosts } from './testing/sample-run.js';

const MS = 1e6;
const [cost] = sampleCosts;
if (!cost) throw new Error('the sample has an adapter');
const [template] = sampleLoad(cost, 0, 1).samples.requests;
if (!template) throw new Error('the sample has a request');

const request = (intendedMs: number, writtenMs: number, answeredMs: number): RequestSample => ({
  ...template,
  intendedNs: intendedMs * MS,
  writtenNs: writtenMs * MS,
  answeredNs: answeredMs * MS,
});

describe('lateness', () => {
  it('is the time from the intended start to the write when nothing holds a request back', () => {
    const sent = [request(0, 0, 9), request(1, 1.5, 9), request(2, 5, 9)];
    expect([...lateness(sent, 10)]).toEqual([0, 0.5 * MS, 3 * MS]);
    expect(lateSends([sent], 10)).toMatchObject({ late: 1, total: 3, maxMs: 3 });
  });

  it('leaves out the wait for room at the bound, and keeps what was lost after it', () => {
    // Two in flight at most: the third waits for the answer at 10 ms, the fourth for that at 20 ms.
    const sent = [request(0, 0, 10), request(1, 1, 20), request(2, 10.2, 40), request(3, 22, 50)];
    const ms = [...lateness(sent, 2)].map((ns) => ns / MS);
    expect(ms[2]).toBeCloseTo(0.2);
    expect(ms[3]).toBeCloseTo(2);
  });

  it('is nothing of no request', () => {
    expect(lateSends([], 2)).toBeNull();
  });
});

/** One server in virtual time: Poisson arrivals at `rate`, each served in 10 ms, in turn or all at once. */
function served(rate: number, count: number, shared = false): RequestSample[] {
  const random = seededRandom(4);
  let arrival = 0;
  let free = 0;
  const arrivals = Array.from({ length: count }, () => (arrival -= (1000 * Math.log(1 - random())) / rate));
  if (!shared) {
    return arrivals.map((at) => request(at, at, (free = Math.max(free, at) + 10)));
  }
  // Processor sharing: each waiting request gets its part of the server, in steps of 1 ms.
  const left = arrivals.map(() => 10);
  const done = arrivals.map(() => 0);
  for (let now = 0, over = 0; over < count; now += 1) {
    const active = arrivals.flatMap((at, k) => (at <= now && (left[k] ?? 0) > 0 ? [k] : []));
    for (const k of active) {
      left[k] = (left[k] ?? 0) - 1 / active.length;
      if ((left[k] ?? 0) <= 1e-9) {
        left[k] = 0;
        done[k] = now + 1;
        over += 1;
      }
    }
  }
  return arrivals.map((at, k) => request(at, at, done[k] ?? 0));
}

describe('answeredRps', () => {
  it('is the rate while answers keep up, however long the last one takes', () => {
    const slowModel = served(50, 2000).map((sample) => ({
      ...sample,
      answeredNs: sample.answeredNs + 2000 * MS,
    }));
    expect(answeredRps(slowModel, 50)).toBeGreaterThan(48.5);
    expect(answeredRps(slowModel, 50)).toBeLessThan(51.5);
  });

  it('is what the server can do when more is offered', () => {
    expect(answeredRps(served(200, 20_000), 200)).toBeGreaterThan(95);
    expect(answeredRps(served(200, 20_000), 200)).toBeLessThan(105);
  });

  it('does not exceed that when requests share the server instead of queueing', () => {
    expect(answeredRps(served(200, 1000, true), 200)).toBeLessThan(108);
  });

  it('counts right answers only', () => {
    const half = served(50, 2000).map((sample, at) => ({ ...sample, ok: at % 2 === 0 }));
    expect(answeredRps(half, 50)).toBeGreaterThan(24);
    expect(answeredRps(half, 50)).toBeLessThan(26);
    expect(answeredRps([{ ...template, ok: false }], 50)).toBe(0);
  });

  it('is not told of requests that came at once, nor of none', () => {
    expect(backlogGrowth([request(0, 0, 1), request(0, 0, 2)])).toBeNull();
    expect(answeredRps([], 50)).toBeNull();
  });
});

describe('a sweep', () => {
  const header = sampleHeader([cost]);
  const rates = [10, 20, 40];
  const arrivals = { kind: 'poisson' as const, rates, maxInFlight: 100, trace: null };

  it('has a point for each rate, and the lowest rate’s figures in the row', () => {
    const document = resultDocument({
      ...header,
      plan: { ...header.plan, loop: 'open', arrivals },
    });
    rates.toReversed().forEach((rate, at) => {
      const block = sampleLoad(cost, at, 1);
      document.addBlock({
        ...block,
        rate,
        status: rate === 40 ? 'failed' : 'ok',
        ...(rate === 40 ? { reason: 'no answer within 60 s' } : {}),
      });
    });
    const { sweep, adapters, blocks } = document.result;
    expect(sweep.map(({ rate }) => rate)).toEqual(rates);
    expect(blocks).toHaveLength(3);
    expect(adapters[0]?.status).toBe('ok');
    expect(adapters[0]?.metrics.success.total).toBe(50);
    expect(adapters[0]?.metrics).toEqual({
      ...sweep[0]?.metrics,
      installBytes: adapters[0]?.metrics.installBytes,
      setupSeconds: adapters[0]?.metrics.setupSeconds,
    });
    expect(adapters[0]?.metrics.responseMs?.p50.value).toBeGreaterThan(800);
    expect(adapters[0]?.metrics.lateSends?.total).toBe(50);
  });

  it('is empty at one rate', () => {
    const one = { ...arrivals, rates: [10] };
    const document = resultDocument({
      ...header,
      plan: { ...header.plan, loop: 'open', arrivals: one },
    });
    document.addBlock({ ...sampleLoad(cost, 0, 1), rate: 10 });
    expect(document.result.sweep).toEqual([]);
  });
});

describe('knees', () => {
  const { metrics } = (() => {
    const document = resultDocument(sampleHeader([cost]));
    document.addBlock(sampleLoad(cost, 0, 1));
    const [row] = document.result.adapters;
    if (!row) throw new Error('the sample has a row');
    return row;
  })();
  const estimate = (value: number) => ({ value, low: null, high: null });
  const point = (rate: number, answered: number, p95: number): SweepPoint => ({
    adapter: 'zig/bare',
    rate,
    answeredRps: estimate(answered),
    metrics: {
      ...metrics,
      responseMs: {
        ...{ mean: estimate(p95), p50: estimate(p95), p95: estimate(p95) },
        ...{ p99: estimate(p95), max: estimate(p95) },
      },
    },
  });

  it.each([
    ['answers fall behind', [point(10, 10, 50), point(20, 19, 60), point(40, 30, 80)], 20, 40],
    ['responses grow', [point(10, 10, 50), point(20, 20, 151), point(40, 40, 90)], 10, 20],
    ['the lowest rate is too much', [point(10, 5, 50), point(20, 5, 60)], null, 10],
    ['it is not reached', [point(10, 10, 50), point(20, 20, 60)], 20, null],
  ])('%s', (_, points, keptUp, fellBehind) => {
    expect(knees(points, 1000)).toEqual([
      { adapter: 'zig/bare', keptUp, fellBehind, untold: null },
    ]);
  });

  it('asks for more requests where arrivals end before answers come', () => {
    // At 40 a second 50 requests arrive in 1.25 s; responses take 2 s.
    const points = [point(1, 1, 2000), point(40, 5, 2000)];
    expect(knees(points, 50)).toEqual([
      { adapter: 'zig/bare', keptUp: 1, fellBehind: null, untold: { rate: 40, requests: 240 } },
    ]);
  });
});
