import { describe, expect, it } from 'vitest';
import type { Estimate } from '../results/schema.js';
import { decimalsFor, formatNumber } from './number-format.js';
import { columnCells } from './report-table.js';

const estimate = (
  value: number,
  low: number | null = null,
  high: number | null = null,
): Estimate => ({
  value,
  low,
  high,
});
const bestOf = (figures: (Estimate | null)[], better: 'low' | 'high', counted = false) =>
  columnCells(figures, { title: 'X', unit: 'ms', figure: (figure) => figure, better, counted }).map(
    ({ best }) => best,
  );

describe('best of a column', () => {
  it('is shared where intervals overlap with the best one', () => {
    expect(bestOf([estimate(5, 4, 6), estimate(6, 5, 7), estimate(9, 8, 10)], 'low')).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('is nobody without intervals, unless counted', () => {
    const figures = [estimate(5), null, estimate(6)];
    expect(bestOf(figures, 'high')).toEqual([false, false, false]);
    expect(bestOf(figures, 'high', true)).toEqual([false, false, true]);
  });
});

describe('decimals', () => {
  it.each([
    [[1200, 34], 0],
    [[1200, 3.4], 1],
    [[0.34, 3.4], 2],
    [[2, 3], 0],
    [[], 0],
    [[0, 0], 0],
  ])('of %j are %i', (values, decimals) => {
    expect(decimalsFor(values)).toBe(decimals);
  });
});

describe('formatNumber', () => {
  it('groups thousands, signs differences and has no negative zero', () => {
    expect(formatNumber(1234.56, 1)).toBe('1,234.6');
    expect(formatNumber(-0.04, 1)).toBe('0.0');
    expect(formatNumber(-0.14, 1)).toBe('-0.1');
    expect(formatNumber(2, 1, true)).toBe('+2.0');
    expect(formatNumber(-2, 1, true)).toBe('-2.0');
  });
});
