import { describe, expect, it } from 'vitest';
import { estimateMean, moments, welchDegrees } from './student.js';

describe('moments', () => {
  it('finds no variance among equal values, however they are rounded', () => {
    expect(moments([0.1, 0.1, 0.1])).toEqual({ n: 3, mean: 0.1, squaredError: 0 });
  });
});

describe('welchDegrees', () => {
  it('agrees with scipy', () => {
    // scipy.stats.ttest_ind([10, 12, 14], [1, 2, 3, 2], equal_var=False).df
    expect(welchDegrees(moments([10, 12, 14]), moments([1, 2, 3, 2]))).toBeCloseTo(2.505155, 6);
  });
});

describe('estimateMean', () => {
  it('gives the textbook interval', () => {
    const { value, low, high } = estimateMean([10, 12, 14]) ?? {};
    expect(value).toBe(12);
    expect(low).toBeCloseTo(12 - (4.302653 * 2) / Math.sqrt(3), 5);
    expect(high).toBeCloseTo(12 + (4.302653 * 2) / Math.sqrt(3), 5);
  });

  it('has no interval of one process and is null of none', () => {
    expect(estimateMean([5])).toEqual({ value: 5, low: null, high: null });
    expect(estimateMean([])).toBeNull();
  });
});
