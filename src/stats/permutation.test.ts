import { describe, expect, it } from 'vitest';
import { permutationP, smallestPermutationP } from './permutation.js';
import { seededRandom } from './random.js';
import { moments } from './student.js';

/** The same test written to be read: every subset, every statistic from its values. */
function plainP(a: readonly number[], b: readonly number[]): number {
  const values = [...a, ...b];
  const statistic = (one: readonly number[], other: readonly number[]): number => {
    const [x, y] = [moments(one), moments(other)];
    return Math.abs(x.mean - y.mean) / Math.sqrt(x.squaredError + y.squaredError);
  };
  const observed = statistic(a, b);
  let extreme = 0;
  let all = 0;
  for (let subset = 0; subset < 2 ** values.length; subset += 1) {
    const one = values.filter((_, at) => (subset >> at) & 1);
    const other = values.filter((_, at) => !((subset >> at) & 1));
    if (one.length !== a.length) continue;
    all += 1;
    if (statistic(one, other) >= observed - 1e-9) extreme += 1;
  }
  return extreme / all;
}

describe('permutationP', () => {
  const random = seededRandom(1);
  const draw = (size: number, shift: number) =>
    Array.from({ length: size }, () => shift + random() ** 3);

  it.each([
    [3, 3, 0],
    [4, 5, 0.2],
    [5, 5, 0.4],
    [2, 6, 0],
  ])('agrees with a plain one at %i + %i', (one, other, shift) => {
    for (let round = 0; round < 5; round += 1) {
      const [a, b] = [draw(one, shift), draw(other, 0)];
      expect(permutationP(a, b, 1)).toBeCloseTo(plainP(a, b), 12);
    }
  });

  it('reaches its smallest p where the sides lie apart, and is 1 where nothing differs', () => {
    expect(permutationP([5, 6, 7], [1, 2, 3], 1)).toBeCloseTo(0.1, 12);
    expect(smallestPermutationP(3, 3)).toBeCloseTo(0.1, 12);
    expect(smallestPermutationP(3, 4)).toBeCloseTo(1 / 35, 12);
    expect(permutationP([2, 2, 2], [1, 1, 1], 1)).toBeCloseTo(0.1, 12);
    expect(permutationP([0.1, 0.1], [0.1, 0.1], 1)).toBe(1);
  });

  it('draws labellings where there are too many, seeded, near the p of Student’s t', () => {
    const [a, b] = [draw(15, 0.25), draw(15, 0)];
    expect(permutationP(a, b, 7)).toBe(permutationP(a, b, 7));
    expect(permutationP(a, b, 7)).not.toBe(permutationP(a, b, 8));
    expect(permutationP(a, b, 7)).toBeCloseTo(permutationP(a, b, 8), 1);
    expect(permutationP(draw(15, 9), b, 7)).toBe(smallestPermutationP(15, 15));
  });

  it('is as rarely small as it says when nothing differs', () => {
    let small = 0;
    const rounds = 600;
    for (let round = 0; round < rounds; round += 1) {
      if (permutationP(draw(5, 0), draw(5, 0), round) <= 0.05) small += 1;
    }
    expect(small / rounds).toBeLessThan(0.075);
    expect(small / rounds).toBeGreaterThan(0.025);
  });
});
