import { describe, expect, it } from 'vitest';
import { pairedDifference, type PairedValues } from './paired.js';
import { seededRandom } from './random.js';

const values = (of: (repetition: number, request: number) => number): PairedValues =>
  new Map(
    [1, 2, 3].map((repetition) => [
      repetition,
      new Map(Array.from({ length: 50 }, (_, at) => [`r-${at}`, of(repetition, at)])),
    ]),
  );

describe('pairedDifference', () => {
  it('cancels what both requests met alike', () => {
    const random = seededRandom(1);
    const noise = values(() => 1000 * random());
    const slower = values((repetition, at) => (noise.get(repetition)?.get(`r-${at}`) ?? 0) + 5);
    const { difference, pairs } = pairedDifference(slower, noise, 1);
    expect(pairs).toBe(150);
    expect(difference?.value).toBeCloseTo(5, 9);
    expect(difference?.low).toBeCloseTo(5, 9);
    expect(difference?.high).toBeCloseTo(5, 9);
  });

  it('uses only requests that both have', () => {
    const a = new Map([
      [
        1,
        new Map([
          ['r-1', 10],
          ['r-2', 20],
        ]),
      ],
    ]);
    const b = new Map([
      [
        1,
        new Map([
          ['r-2', 5],
          ['r-3', 1],
        ]),
      ],
    ]);
    expect(pairedDifference(a, b, 1)).toEqual({
      difference: { value: 15, low: null, high: null },
      pairs: 1,
    });
    expect(pairedDifference(a, new Map(), 1)).toEqual({ difference: null, pairs: 0 });
  });

  it('finds nothing between two draws of the same', () => {
    const random = seededRandom(2);
    let covered = 0;
    for (let round = 0; round < 100; round += 1) {
      const { difference } = pairedDifference(values(random), values(random), round);
      if ((difference?.low ?? 1) <= 0 && (difference?.high ?? -1) >= 0) covered += 1;
    }
    expect(covered).toBeGreaterThan(88);
  });
});
