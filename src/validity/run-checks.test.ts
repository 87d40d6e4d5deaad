import { describe, expect, it } from 'vitest';
import type { BlockResult } from '../results/schema.js';
import { soundResult } from '../report/testing/sample-results.js';
import { seededRandom } from '../stats/random.js';
import { pageTrend } from './page-trend.js';
import { checkRun } from './run-checks.js';

const { blocks } = soundResult();
const changed = (change: (block: BlockResult) => Partial<BlockResult['metrics']>) =>
  checkRun({
    blocks: blocks.map((block) => ({ ...block, metrics: { ...block.metrics, ...change(block) } })),
  });
const exactly = (value: number) => ({ value, low: null, high: null });

it('is silent when repetitions are alike', () => {
  expect(checkRun({ blocks })).toEqual([]);
  expect(checkRun({ blocks: [] })).toEqual([]);
});

it('tells calls or tokens that differ from run to run, calls alone when they explain the tokens', () => {
  const tokens = (block: BlockResult) =>
    block.repetition === 2 && block.adapter === 'zig/bare'
      ? { promptTokensPerRequest: exactly(140) }
      : {};
  expect(changed(tokens)).toMatchObject([
    {
      code: 'unequal-tokens',
      adapter: 'zig/bare',
      message: '120, 140, 120 prompt tokens a request from run to run',
    },
  ]);
  const both = (block: BlockResult) => ({
    ...tokens(block),
    ...(Object.keys(tokens(block)).length > 0 ? { llmCallsPerRequest: exactly(3) } : {}),
  });
  expect(changed(both).map(({ code }) => code)).toEqual(['unequal-calls']);
});

it('compares no run in which an answer failed', () => {
  const failed = changed((block) =>
    block.repetition === 2
      ? { promptTokensPerRequest: exactly(140), success: { ok: 49, total: 50 } }
      : {},
  );
  expect(failed).toEqual([]);
});

it('tells printed figures that contradict each other', () => {
  const warnings = changed(({ metrics, block }) =>
    block === 0 && metrics.throughputRps
      ? { throughputRps: exactly(metrics.throughputRps.value * 1.05) }
      : {},
  );
  expect(warnings).toMatchObject([{ code: 'littles-law', severity: 'invalid', block: 0 }]);
});

describe('drift over runs', () => {
  it('is told when all adapters get slower', () => {
    const slower = changed(({ metrics, repetition }) => ({
      overheadMs: metrics.overheadMs && {
        ...metrics.overheadMs,
        p50: exactly(metrics.overheadMs.p50.value * (1 + 0.2 * repetition)),
      },
    }));
    expect(slower).toMatchObject([{ code: 'drift-over-runs' }]);
    expect(slower[0]).not.toHaveProperty('adapter');
  });

  it('is claimed in less than 1 % of runs without one', () => {
    const random = seededRandom(3);
    for (const [adapters, runs] of [
      [1, 10],
      [5, 3],
      [13, 3],
      [13, 10],
    ] as const) {
      let alarms = 0;
      for (let trial = 0; trial < 1000; trial += 1) {
        const rows = Array.from({ length: adapters }, () => Array.from({ length: runs }, random));
        if (Math.abs(pageTrend(rows) ?? 0) > 3) alarms += 1;
      }
      expect(alarms).toBeLessThanOrEqual(10);
    }
  });

  it('standardises as Page does', () => {
    // Three subjects, three times, perfect order: L = 42, expected 36, variance 6.
    expect(
      pageTrend([
        [1, 2, 3],
        [1, 5, 9],
        [2, 3, 4],
      ]),
    ).toBeCloseTo(5.5 / Math.sqrt(6), 9);
    expect(pageTrend([[1, 2]])).toBeNull();
    expect(pageTrend([])).toBeNull();
  });
});
