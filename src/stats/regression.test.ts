import { expect, it } from 'vitest';
import { fitLine } from './regression.js';
import { seededRandom } from './random.js';

it('recovers a line without noise, and says that it explains all', () => {
  const line = fitLine([1, 2, 3, 4].map((x) => [x, 5 + 2 * x] as const));
  expect(line?.slope.value).toBeCloseTo(2, 12);
  expect(line?.intercept).toBeCloseTo(5, 12);
  expect(line?.rSquared).toBeCloseTo(1, 12);
});

it('gives an interval from three points on, none before, and no line where x does not vary', () => {
  expect(
    fitLine([
      [1, 1],
      [2, 3],
    ])?.slope,
  ).toEqual({ value: 2, low: null, high: null });
  expect(
    fitLine([
      [1, 1],
      [1, 3],
    ]),
  ).toBeNull();
  expect(fitLine([[1, 1]])).toBeNull();
  // Worked by hand: y = 1, 3, 2 at x = 1, 2, 3; residuals −0.5, 1, −0.5; t(1) = 12.706.
  const half = 12.7062 * Math.sqrt(1.5 / 2);
  const slope = fitLine([
    [1, 1],
    [2, 3],
    [3, 2],
  ])?.slope;
  expect(slope?.high).toBeCloseTo(0.5 + half, 2);
});

it('covers the true slope 95 times of 100', () => {
  const random = seededRandom(7);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  let covered = 0;
  const rounds = 2000;
  for (let round = 0; round < rounds; round += 1) {
    const points = [1, 25, 50, 100, 100, 50].map((x) => [x, 3 * x + 10 * normal()] as const);
    const { low, high } = fitLine(points)?.slope ?? { low: null, high: null };
    if (low !== null && high !== null && low <= 3 && 3 <= high) covered += 1;
  }
  expect(covered / rounds).toBeGreaterThan(0.935);
  expect(covered / rounds).toBeLessThan(0.965);
});
