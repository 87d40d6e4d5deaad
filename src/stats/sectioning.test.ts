import { describe, expect, it } from 'vitest';
import { sectionedEstimate } from './sectioning.js';

describe('sectionedEstimate', () => {
  it('is centred at the figure of all, as wide as Student’s t of the sections around it', () => {
    const { value, low, high } = sectionedEstimate(0, [-1, 1]);
    expect(value).toBe(0);
    // √(2 / 1 / 2) = 1 standard error, t with one degree of freedom 12.706.
    expect(low).toBeCloseTo(-12.706, 2);
    expect(high).toBeCloseTo(12.706, 2);
  });

  it('takes logarithms of what is above 0', () => {
    const { low, high } = sectionedEstimate(10, [9, 10, 11]);
    expect((low ?? 0) * (high ?? 0)).toBeCloseTo(100, 6);
  });

  it('gives no interval that bounds nothing', () => {
    expect(sectionedEstimate(10, [0.01, 5000])).toEqual({ value: 10, low: null, high: null });
  });
});
