import { describe, expect, it } from 'vitest';
import { delay, idleMemory, modelCalls } from './known-cost.js';
import { limitOf, recover } from './recovery.js';
import { blockOf } from './testing/blocks.js';

const repetitions = (name: string, overheads: readonly number[]) =>
  overheads.map((overheadMs, at) => blockOf(name, at + 1, { overheadMs }));

describe('the limit', () => {
  it('is 3 % of the truth, and at least 0.5 ms or 0.5 MB', () => {
    expect(limitOf(delay(5))).toBe(0.5);
    expect(limitOf(delay(100))).toBe(3);
    expect(limitOf(idleMemory(10))).toBe(0.5);
    expect(limitOf(idleMemory(500))).toBe(15);
  });

  it('has no least for what is counted', () => {
    expect(limitOf(modelCalls(2))).toBe(0);
    expect(limitOf(modelCalls(5))).toBeCloseTo(0.09);
  });
});

describe('a known cost', () => {
  it('is recovered from pairs of repetitions, whatever the machine did between them', () => {
    // The machine slows down from repetition to repetition; pairs do not mind.
    const blocks = [
      ...repetitions('a/reference', [3, 5, 9, 14, 20]),
      ...repetitions('a/reference?delayMs=20', [23.1, 25.2, 29.1, 34, 39.9]),
    ];
    const recovery = recover(blocks, 'a/reference', 1, delay(20));
    expect(recovery.measured).toBeCloseTo(20.1);
    expect(recovery.error).toBeCloseTo(0.1);
    expect(recovery.low).toBeCloseTo(19.9);
    expect(recovery.high).toBeCloseTo(20.2);
    expect(recovery).toMatchObject({ truth: 20, limit: 0.6, repetitions: 5, ok: true });
  });

  it('is not decided by one bad block', () => {
    const blocks = [
      ...repetitions('a/reference', [3, 3, 3, 3, 300]),
      ...repetitions('a/reference?delayMs=20', [23, 23, 23, 23, 23]),
    ];
    expect(recover(blocks, 'a/reference', 1, delay(20)).ok).toBe(true);
  });

  it.each([19.3, 20.7, 0, -20])('is missed when %s ms were measured of 20', (seen) => {
    const blocks = [
      ...repetitions('a/reference', [3, 3, 3]),
      ...repetitions('a/reference?delayMs=20', [3 + seen, 3 + seen, 3 + seen]),
    ];
    expect(recover(blocks, 'a/reference', 1, delay(20)).ok).toBe(false);
  });

  it('is missed when nothing was measured', () => {
    const blocks = repetitions('a/reference', [3, 3, 3]);
    expect(recover(blocks, 'a/reference', 1, delay(20))).toMatchObject({
      measured: null,
      error: null,
      repetitions: 0,
      ok: false,
    });
    const broken = [...blocks, blockOf('a/reference?delayMs=20', 1, { readyMs: 5 })];
    expect(recover(broken, 'a/reference', 1, delay(20)).ok).toBe(false);
  });
});
