import { expect, it } from 'vitest';
import { soundResult } from '../../src/report/testing/sample-results.js';
import { asBefore, asNow, replay } from './eta-replay.js';

/** Blocks of ten seconds, one a minute: 50 s lie between two. */
const result = {
  blocks: soundResult()
    .blocks.slice(0, 4)
    .map((block, at) => ({
      ...block,
      startedAt: new Date(Date.UTC(2026, 0, 1, 0, at)).toISOString(),
      durationMs: 10_000,
    })),
};

it('takes the blocks’ own time and what lay between for what was left', () => {
  const all = replay(result, (left) => left.length * 60 - 50);
  expect(all.map(({ errorPercent }) => errorPercent)).toEqual([0, 0, 0, 0]);
});

it('tells the error in percent of the whole run', () => {
  const none = replay(result, () => 0);
  expect(none.map(({ done }) => done)).toEqual([0, 1, 2, 3]);
  expect(none[0]?.errorPercent).toBe(100);
  expect(none[3]?.errorPercent).toBeCloseTo((100 * 10) / 190);
});

it('gives an estimator only what had been measured then', () => {
  const seen: number[] = [];
  replay(result, (left, took) => {
    seen.push(took.length);
    expect(left).toHaveLength(4 - took.length);
    return 0;
  });
  expect(seen).toEqual([0, 1, 2, 3]);
});

it('before, a guess stood until that very block had been measured', () => {
  const [block] = result.blocks;
  if (!block) throw new Error('the sample has blocks');
  const planned = { ...block, starts: 0 };
  const other = { ...planned, adapter: `${planned.adapter}-other` };
  const took = [{ block: planned, seconds: 10 }];
  expect(asBefore(() => 3)([planned, other], took, 0.5)).toBe(13);
  expect(asNow(() => 3)([planned, other], took, 0.5)).toBe(18.75);
});
