import { describe, expect, it } from 'vitest';
import { seededRandom } from './random.js';
import { trend } from './trend.js';

const random = seededRandom(5);
const normal = (): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
/** Lognormal with a tail: 2 % of requests wait ten times as long. */
const heavy = (): number => Math.exp(0.4 * normal()) * (random() < 0.02 ? 10 : 1);
const series = (length: number, value: (at: number) => number): number[] =>
  Array.from({ length }, (_, at) => value(at));

describe('trend', () => {
  it('agrees with a calculation by hand', () => {
    // S = 28 − 2 · 2 = 24, variance 8 · 7 · 21 / 18 = 65.33; detrended ranks do not correlate.
    const found = trend([1, 3, 2, 4, 5, 7, 6, 8]);
    expect(found?.z).toBeCloseTo(23 / Math.sqrt((8 * 7 * 21) / 18), 6);
    expect(found?.change).toBeCloseTo(7, 6);
  });

  it('is nothing in a constant, and cannot tell of fewer than 8', () => {
    expect(trend(series(20, () => 3))).toEqual({ z: 0, change: 0 });
    expect(trend([1, 2, 3, 4, 5, 6, 7])).toBeNull();
  });

  it('finds a rise in heavy-tailed noise, whatever the length', () => {
    for (const length of [40, 400, 5000]) {
      const found = trend(series(length, (at) => heavy() + (3 * at) / length));
      expect(found?.z).toBeGreaterThan(3.29);
      expect(found?.change).toBeGreaterThan(2);
      expect(found?.change).toBeLessThan(4);
    }
  });

  it('is not misled by one huge outlier at the end', () => {
    const found = trend([...series(39, heavy), 1e6]);
    expect(Math.abs(found?.z ?? 9)).toBeLessThan(3.29);
  });
});
