import { describe, expect, it } from 'vitest';
import { estimateMedian } from './median.js';

describe('estimateMedian', () => {
  it('encloses the median of ten between the second and the ninth', () => {
    expect(estimateMedian([10, 1, 9, 2, 8, 3, 7, 4, 6, 5])).toEqual({
      value: 5.5,
      low: 2,
      high: 9,
    });
  });

  it('leaves off as many as the binomial table allows', () => {
    const upTo = (n: number) => Array.from({ length: n }, (_, at) => at + 1);
    expect(estimateMedian(upTo(6))).toMatchObject({ low: 1, high: 6 });
    expect(estimateMedian(upTo(20))).toMatchObject({ low: 6, high: 15 });
    expect(estimateMedian(upTo(100))).toMatchObject({ low: 40, high: 61 });
  });

  it('has no interval of five values', () => {
    expect(estimateMedian([1, 2, 3, 4, 5])).toEqual({ value: 3, low: null, high: null });
    expect(estimateMedian([])).toBeNull();
  });
});
