/** Each finding appears when, and only when, it holds: a result without any, and one thing changed. */
import { describe, expect, it } from 'vitest';
import type { Comparison, Difference, Metrics, Result } from '../../results/schema.js';
import { soundResult } from '../testing/sample-results.js';
import { findings } from './findings.js';

const estimate = (value: number, half: number | null = null) => ({
  value,
  low: half === null ? null : value - half,
  high: half === null ? null : value + half,
});
const level = (value: number) => ({
  mean: estimate(value),
  p50: estimate(value),
  p95: estimate(value),
  p99: estimate(value),
  max: estimate(value),
});
const difference = (value: number, half: number | null, pAdjusted: number | null): Difference => ({
  ...estimate(value, half),
  ratio: null,
  p: pAdjusted,
  pMethod: pAdjusted === null ? null : 'welch',
  pAdjusted,
  smallestVisible: 4,
});

/** Two rows and a comparison of which nothing can be said. */
function silent(): Result {
  const sound = soundResult();
  const adapters = sound.adapters
    .filter(({ name }) => name === 'zig/bare' || name === 'zig/heron')
    .map((row) => ({
      ...row,
      metrics: {
        ...row.metrics,
        coldStart: null,
        determinism: null,
        latencyMs: level(100),
        llmMs: level(40),
        newConnectionsPerRequest: estimate(0.2, 0.1),
      },
    }));
  const nothing = { overheadMs: null, latencyMs: null, cpuMsPerRequest: null };
  const comparisons: Comparison[] = [
    {
      ...{ adapter: 'zig/heron', baseline: 'zig/bare', pairs: 150 },
      ...{ ...nothing, peakRssBytes: null, firstAnswerMs: null },
    },
  ];
  return { ...sound, adapters, comparisons, sweep: [], warnings: [] };
}

const metrics = (result: Result, change: Partial<Metrics>, name = 'zig/heron'): Result => ({
  ...result,
  adapters: result.adapters.map((row) =>
    row.name === name ? { ...row, metrics: { ...row.metrics, ...change } } : row,
  ),
});
const compared = (result: Result, change: Partial<Comparison>): Result => ({
  ...result,
  comparisons: result.comparisons.map((one) => ({ ...one, ...change })),
});
const start = (readyMs: number, firstAnswerMs: number, half: number | null) => ({
  coldStart: {
    readyMs: estimate(readyMs, half),
    firstAnswerMs: estimate(firstAnswerMs, half),
    starts: 10,
  },
});
const inBoth = (change: Partial<Metrics>): Result =>
  metrics(metrics(silent(), change), change, 'zig/bare');

describe('a finding that holds', () => {
  it.each<[string, Result, string]>([
    [
      'wrong answers',
      metrics(silent(), { success: { ok: 148, total: 150 } }),
      'Not every answer was right: zig/heron 148 of 150. Times are of right answers only.',
    ],
    [
      'more model calls',
      metrics(silent(), { llmCallsPerRequest: estimate(3, 0) }),
      'More model calls a request than the baseline, which makes every answer later: zig/heron 3 (zig/bare 2).',
    ],
    [
      'requests that wait in the adapter',
      metrics(silent(), {
        inFlight: { mean: 9, peak: 10, modelPeak: 6 },
        llmMs: level(50),
      }),
      'Never had all requests at the model that it was given at once: zig/heron 6 of 10.',
    ],
    [
      'overhead',
      compared(silent(), { overheadMs: difference(26.04, 5.6, 0.01) }),
      'Most overhead a request beyond the baseline of the language: zig/heron +26.0 ±5.6 ms.',
    ],
    [
      'no overhead that can be seen',
      compared(silent(), { overheadMs: difference(1, 3, 0.6) }),
      'No overhead beyond the baseline is seen: zig/heron (4 ms would be).',
    ],
    [
      'CPU',
      compared(silent(), { cpuMsPerRequest: difference(11, 2, 0.01) }),
      'Most CPU a request beyond the baseline: zig/heron +11 ±2 ms.',
    ],
    [
      'memory',
      compared(silent(), { peakRssBytes: difference(136e6, 13e6, 0.01) }),
      'Most memory at the peak beyond the baseline: zig/heron +136 ±13 MB.',
    ],
    [
      'first answer',
      compared(silent(), { firstAnswerMs: difference(1308, 44, 0.01) }),
      'Latest first answer of a fresh process beyond the baseline: zig/heron +1,308 ±44 ms.',
    ],
    [
      'more prompt tokens',
      metrics(silent(), { promptTokensPerRequest: estimate(300, 0) }),
      'More prompt tokens a request, which a real model bills: zig/heron 300 (zig/bare 120).',
    ],
    [
      'more connections',
      metrics(silent(), { newConnectionsPerRequest: estimate(2, 0.1) }),
      'More new connections to the model a request: zig/heron 2 (zig/bare 0.2).',
    ],
    [
      'requests that differ between processes',
      metrics(silent(), { determinism: { same: 95, compared: 100 } }),
      'Asks the model other bytes from process to process: zig/heron (5 of 100 calls).',
    ],
    [
      'start-up as most of the first answer',
      metrics(silent(), start(730, 1000, 20)),
      'Of zig/heron’s first answer after 1,000 ms, 73 % (70 … 77) pass before it is ready: interpreter, imports, building the agent.',
    ],
    [
      'the model as most of a request',
      inBoth({ llmMs: level(97) }),
      'The model takes 97 % of a mean request’s time: at this model’s pace, frameworks differ in the rest.',
    ],
  ])('%s', (_, result, text) => {
    expect(findings(result)).toEqual([text]);
  });
});

describe('nothing is found', () => {
  it.each<[string, Result]>([
    ['where nothing holds', silent()],
    [
      'of requests that hardly missed each other',
      metrics(silent(), { inFlight: { mean: 9, peak: 10, modelPeak: 9 }, llmMs: level(50) }),
    ],
    [
      'of requests that are elsewhere most of the time',
      metrics(silent(), { inFlight: { mean: 9, peak: 10, modelPeak: 6 }, llmMs: level(49) }),
    ],
    [
      'of requests of which no call is known',
      metrics(silent(), { inFlight: { mean: 9, peak: 10 } }),
    ],
    ['of a stray second try', metrics(silent(), { llmCallsPerRequest: estimate(2.2, 0.1) })],
    [
      'of calls whose interval reaches the baseline',
      metrics(silent(), { llmCallsPerRequest: estimate(3, 1) }),
    ],
    [
      'of overhead that was not tested',
      compared(silent(), { overheadMs: difference(26, 5, null) }),
    ],
    ['of less overhead', compared(silent(), { overheadMs: difference(-26, 5, 0.01) })],
    ['of CPU that is not seen', compared(silent(), { cpuMsPerRequest: difference(11, 12, 0.2) })],
    [
      'of tokens that are hardly more',
      metrics(silent(), { promptTokensPerRequest: estimate(150) }),
    ],
    [
      'of connections whose interval reaches the baseline',
      metrics(silent(), { newConnectionsPerRequest: estimate(1.2, 0.9) }),
    ],
    ['of starts without intervals', metrics(silent(), start(730, 1000, null))],
    ['of starts that may be half of it', metrics(silent(), start(520, 1000, 20))],
    ['of the model where one row is mostly its own', metrics(silent(), { llmMs: level(97) })],
    [
      'of an invalid row',
      {
        ...metrics(silent(), { success: { ok: 148, total: 150 } }),
        warnings: [
          { code: 'littles-law', severity: 'invalid', adapter: 'zig/heron', message: 'not so' },
        ],
      },
    ],
    [
      'of a row whose baseline is invalid',
      {
        ...compared(silent(), { overheadMs: difference(26, 5.6, 0.01) }),
        warnings: [
          { code: 'littles-law', severity: 'invalid', adapter: 'zig/bare', message: 'not so' },
        ],
      },
    ],
  ])('%s', (_, result) => {
    expect(findings(result)).toEqual([]);
  });
});

it('there are eight at most, what makes rows unequal first', () => {
  const everything = compared(
    metrics(inBoth({ llmMs: level(97) }), {
      success: { ok: 148, total: 150 },
      llmCallsPerRequest: estimate(3, 0),
      promptTokensPerRequest: estimate(300, 0),
      newConnectionsPerRequest: estimate(2, 0.1),
      determinism: { same: 95, compared: 100 },
      ...start(730, 1000, 20),
    }),
    {
      overheadMs: difference(26, 5.6, 0.01),
      cpuMsPerRequest: difference(11, 2, 0.01),
      peakRssBytes: difference(136e6, 13e6, 0.01),
      firstAnswerMs: difference(1308, 44, 0.01),
    },
  );
  const found = findings(everything);
  expect(found).toHaveLength(8);
  expect(found[0]).toContain('Not every answer was right');
  expect(found[1]).toContain('More model calls');
});

it('no name ends a sentence’s line or hides behind an escape', () => {
  const hostile = metrics(silent(), { success: { ok: 1, total: 150 } });
  const adapters = hostile.adapters.map((row) => ({ ...row, name: `${row.name}\u001b[31m\n` }));
  expect(findings({ ...hostile, adapters }).join('')).not.toMatch(/[\p{Cc}]/u);
});
