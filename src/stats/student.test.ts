import { describe, expect, it } from 'vitest';
import { differenceOfMeans, estimateMean, studentPoint } from './student.js';

describe('studentPoint', () => {
  it.each([
    [1, 12.7062],
    [2, 4.3027],
    [10, 2.2281],
    [12, 2.1788],
    [30, 2.0423],
    [1000, 1.9623],
  ])('agrees with the tables for %i degrees of freedom', (degrees, point) => {
    expect(studentPoint(degrees)).toBeCloseTo(point, 3);
  });

  it('interpolates between whole degrees', () => {
    // scipy.stats.t.ppf(0.975, 2.5) = 3.5581
    expect(studentPoint(2.5)).toBeGreaterThan(3.5);
    expect(studentPoint(2.5)).toBeLessThan(3.7);
  });
});

describe('estimateMean', () => {
  it('gives the textbook interval', () => {
    const { value, low, high } = estimateMean([10, 12, 14]) ?? {};
    expect(value).toBe(12);
    expect(low).toBeCloseTo(12 - (4.3027 * 2) / Math.sqrt(3), 3);
    expect(high).toBeCloseTo(12 + (4.3027 * 2) / Math.sqrt(3), 3);
  });

  it('has no interval of one process and is null of none', () => {
    expect(estimateMean([5])).toEqual({ value: 5, low: null, high: null });
    expect(estimateMean([])).toBeNull();
  });
});

describe('differenceOfMeans', () => {
  it('gives Welch’s interval', () => {
    // scipy.stats.ttest_ind([10, 12, 14], [1, 2, 3, 2], equal_var=False).confidence_interval()
    const { value, low, high } = differenceOfMeans([10, 12, 14], [1, 2, 3, 2]) ?? {};
    expect(value).toBe(10);
    expect(low).toBeCloseTo(5.5, 0);
    expect(high).toBeCloseTo(14.5, 0);
  });

  it('is exact where nothing varies', () => {
    expect(differenceOfMeans([2, 2], [1, 1])).toEqual({ value: 1, low: 1, high: 1 });
  });
});
