import { describe, expect, it } from 'vitest';
import { areSectionsEnough, inverseDistribution, isQuantileBounded, quantile } from './quantile.js';

describe('quantile', () => {
  it('agrees with numpy.quantile', () => {
    const sorted = Float64Array.of(1, 2, 4, 8, 16);
    expect([0, 0.25, 0.3, 0.5, 0.95, 1].map((p) => quantile(sorted, p))).toEqual([
      1, 2, 2.4, 4, 14.399999999999999, 16,
    ]);
  });

  it('is the only value of one, and NaN of none', () => {
    expect(quantile(Float64Array.of(3), 0.99)).toBe(3);
    expect(quantile(new Float64Array(), 0.5)).toBeNaN();
  });
});

describe('inverseDistribution', () => {
  it('agrees with numpy.quantile(method="inverted_cdf")', () => {
    const sorted = Float64Array.of(1, 2, 4, 8, 16);
    const points = [0, 0.2, 0.3, 0.5, 0.95, 1].map((p) => inverseDistribution(sorted, p));
    expect(points).toEqual([1, 1, 2, 4, 16, 16]);
  });

  it('is the same of copies', () => {
    const samples = Array.from({ length: 50 }, (_, at) => at ** 2);
    const copies = Float64Array.from([...samples, ...samples, ...samples]).sort();
    for (const p of [0.5, 0.95, 0.99]) {
      expect(inverseDistribution(copies, p)).toBe(
        inverseDistribution(Float64Array.from(samples), p),
      );
    }
  });
});

describe('isQuantileBounded', () => {
  it.each([
    [0.5, 6],
    [0.95, 72],
    [0.99, 368],
  ])('needs for P %f at least %i samples', (p, samples) => {
    expect(isQuantileBounded(samples - 1, p)).toBe(false);
    expect(isQuantileBounded(samples, p)).toBe(true);
  });
});

describe('areSectionsEnough', () => {
  it.each([
    [0.5, 4],
    [0.95, 40],
    [0.99, 1000],
  ])('needs for P %f of each process %i samples', (p, samples) => {
    expect(areSectionsEnough([samples, samples], p)).toBe(true);
    expect(areSectionsEnough([samples * 9, samples - 1], p)).toBe(false);
  });
});
