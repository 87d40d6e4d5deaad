import { expect, it } from 'vitest';
import { exactInterval, shareText } from './binomial.js';

// From R: binom.test(k, n)$conf.int
it.each([
  [0, 60, 0, 0.0596],
  [2, 65, 0.0038, 0.1068],
  [9, 10, 0.555, 0.9975],
  [10, 10, 0.6915, 1],
])('gives the exact interval of %d of %d', (k, n, low, high) => {
  const interval = exactInterval(k, n);
  expect(interval.low).toBeCloseTo(low, 3);
  expect(interval.high).toBeCloseTo(high, 3);
});

it('says share and interval', () => {
  expect(shareText(2, 65)).toBe('2 of 65 (3.1 %, 95 % interval 0.4 … 10.7 %)');
});
