import { describe, expect, it } from 'vitest';
import { planBlocks } from './plan.js';

const adapters = ['a/one', 'b/two', 'c/three', 'd/four'];

describe('planBlocks', () => {
  it('holds every adapter once in each repetition, load and cold start', () => {
    const blocks = planBlocks(adapters, 3, 10, 7);
    expect(blocks).toHaveLength(3 * 4 * 2);
    for (const repetition of [1, 2, 3]) {
      const loads = blocks.filter((b) => b.repetition === repetition && b.kind === 'load');
      expect(loads.map(({ adapter }) => adapter).sort()).toEqual([...adapters].sort());
    }
  });

  it('runs repetitions one after the other, so that adapters are interleaved', () => {
    const repetitions = planBlocks(adapters, 3, 10, 7).map(({ repetition }) => repetition);
    expect(repetitions).toEqual([...repetitions].sort((a, b) => a - b));
  });

  it('plans a block at each rate of an open loop, all within each repetition', () => {
    const blocks = planBlocks(['a/one', 'b/two'], 2, 0, 7, [5, 10]);
    for (const repetition of [1, 2]) {
      const rates = blocks.filter((b) => b.repetition === repetition).map((b) => b.rate);
      expect(rates.sort()).toEqual([10, 10, 5, 5]);
    }
    expect(planBlocks(['a/one'], 1, 3, 7).map(({ rate }) => rate)).toEqual([null, null]);
  });

  it('splits the cold starts without losing one', () => {
    const blocks = planBlocks(['a/one'], 3, 10, 7);
    expect(blocks.reduce((sum, { starts }) => sum + starts, 0)).toBe(10);
  });

  it('plans no cold-start block without starts', () => {
    expect(planBlocks(adapters, 2, 0, 7).every(({ kind }) => kind === 'load')).toBe(true);
  });

  it('gives the same order for the same seed and another for another', () => {
    expect(planBlocks(adapters, 3, 10, 7)).toEqual(planBlocks(adapters, 3, 10, 7));
    expect(planBlocks(adapters, 3, 10, 7)).not.toEqual(planBlocks(adapters, 3, 10, 8));
  });
});
