import { describe, expect, it } from 'vitest';
import { seededRandom } from '../stats/random.js';
import { arrivalOffsets, constantArrivals, meanRate, poissonArrivals } from './arrivals.js';

const gapsOf = (offsets: Float64Array): number[] =>
  [...offsets.slice(1)].map((offset, at) => (offset - (offsets[at] ?? 0)) / 1e9);

describe('arrivals', () => {
  it('are evenly spaced when constant, without drift', () => {
    const offsets = constantArrivals(3, 3001);
    expect([...offsets.slice(0, 4)]).toEqual([0, 333_333_333, 666_666_667, 1_000_000_000]);
    expect(offsets[3000]).toBe(1000e9);
    expect(meanRate(offsets)).toBeCloseTo(3, 9);
  });

  it('have exponential gaps when Poisson (Kolmogorov–Smirnov at 1 %)', () => {
    const n = 20_000;
    const gaps = gapsOf(poissonArrivals(40, n + 1, seededRandom(5))).sort((a, b) => a - b);
    const distance = gaps.reduce((most, gap, at) => {
      const cdf = 1 - Math.exp(-40 * gap);
      return Math.max(most, Math.abs(cdf - at / n), Math.abs(cdf - (at + 1) / n));
    }, 0);
    expect(distance).toBeLessThan(1.63 / Math.sqrt(n));
  });

  it('have uncorrelated gaps when Poisson', () => {
    const gaps = gapsOf(poissonArrivals(1, 20_001, seededRandom(6)));
    const products = gaps.slice(1).map((gap, at) => (gap - 1) * ((gaps[at] ?? 0) - 1));
    expect(Math.abs(products.reduce((sum, x) => sum + x, 0) / products.length)).toBeLessThan(0.03);
  });

  it('follow seed and repetition, and stretch with the rate', () => {
    const poisson = { kind: 'poisson', rates: [2, 4], maxInFlight: 9, trace: null } as const;
    const of = (rate: number, seed: number, repetition: number) => [
      ...arrivalOffsets(poisson, rate, 20, seed, repetition),
    ];
    expect(of(2, 7, 1)).toEqual(of(2, 7, 1));
    expect(of(2, 7, 1)).not.toEqual(of(2, 7, 2));
    expect(of(2, 7, 1)).not.toEqual(of(2, 8, 1));
    const slow = of(2, 7, 1);
    for (const [at, offset] of of(4, 7, 1).entries()) {
      expect(Math.abs(offset - (slow[at] ?? NaN) / 2)).toBeLessThanOrEqual(1);
    }
  });
});
