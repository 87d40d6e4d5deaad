import { describe, expect, it } from 'vitest';
import { studentQuantile, studentTails } from './student-distribution.js';

describe('studentQuantile', () => {
  it.each([
    // scipy.stats.t.ppf
    [0.975, 1, 12.706204736174694],
    [0.975, 2.5, 3.5746548420036817],
    [0.8, 4, 0.9409645772351816],
    [0.975, 1000, 1.9623390808264083],
    [0.9995, 3, 12.923978636687961],
  ])('of %f with %f degrees agrees with scipy', (p, degrees, point) => {
    expect(studentQuantile(p, degrees)).toBeCloseTo(point, 6);
  });
});

describe('studentTails', () => {
  it.each([
    // 2 * scipy.stats.t.sf
    [2, 3, 0.13932596855884305],
    [-0.1, 1.7, 0.9308579785597196],
    [12, 4.4, 0.00015800098603302036],
    [40, 8, 1.6785718879145792e-10],
  ])('of %f with %f degrees agree with scipy', (t, degrees, p) => {
    expect(studentTails(t, degrees) / p).toBeCloseTo(1, 6);
  });

  it('is the inverse of the quantile', () => {
    for (const degrees of [1, 2.2, 4, 17, 300]) {
      expect(studentTails(studentQuantile(0.99, degrees), degrees)).toBeCloseTo(0.02, 9);
    }
  });
});
