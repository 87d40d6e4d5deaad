import { describe, expect, it } from 'vitest';
import { differenceOfProcesses, isSeen, withHolm } from './difference.js';
import { seededRandom } from './random.js';
import { runsNeeded } from './runs-needed.js';

const random = seededRandom(4);
const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
const draw = (size: number, mean: number, spread: number) =>
  Array.from({ length: size }, () => mean + spread * normal());
const share = (rounds: number, of: () => boolean) => {
  let count = 0;
  for (let round = 0; round < rounds; round += 1) if (of()) count += 1;
  return count / rounds;
};

describe('differenceOfProcesses', () => {
  it('gives Welch’s interval and p', () => {
    // scipy.stats.ttest_ind([10, 12, 14], [1, 2, 3, 2], equal_var=False), its confidence_interval()
    const difference = differenceOfProcesses([10, 12, 14], [1, 2, 3, 2], 1, 5);
    expect(difference?.value).toBe(10);
    expect(difference?.low).toBeCloseTo(5.6283982, 6);
    expect(difference?.high).toBeCloseTo(14.3716018, 6);
    expect(difference?.p).toBeCloseTo(0.00723648, 7);
    expect(difference?.pMethod).toBe('welch');
  });

  it('permutes labels where that can reach 5 % of the family', () => {
    const [a, b] = [draw(5, 9, 1), draw(5, 1, 1)];
    expect(differenceOfProcesses(a, b)).toMatchObject({ p: 2 / 252, pMethod: 'permutation' });
    expect(differenceOfProcesses(a, b, 1, 6)?.pMethod).toBe('permutation');
    expect(differenceOfProcesses(a, b, 1, 7)?.pMethod).toBe('welch');
    expect(differenceOfProcesses(a.slice(2), b.slice(2))?.pMethod).toBe('welch');
  });

  it('knows no interval and no p of one process, and nothing of none', () => {
    expect(differenceOfProcesses([3], [1, 2])).toEqual({
      value: 1.5,
      low: null,
      high: null,
      ratio: { value: 2, low: null, high: null },
      p: null,
      pMethod: null,
      pAdjusted: null,
      smallestVisible: null,
    });
    expect(differenceOfProcesses([], [1, 2])).toBeNull();
  });

  it('gives numbers where nothing varies', () => {
    const exact = (value: number) => ({ value, low: value, high: value });
    expect(differenceOfProcesses([2, 2, 2], [1, 1, 1])).toMatchObject({
      ...exact(1),
      ratio: exact(2),
      p: 0.1,
      smallestVisible: 0,
    });
    expect(differenceOfProcesses([0, 0], [0, 0])).toMatchObject({ ...exact(0), ratio: null, p: 1 });
    expect(differenceOfProcesses([0.3, 0.3], [0.1, 0.2])?.p).toBeGreaterThan(0);
  });

  it('gives no ratio to what is not above 0, and no interval where it may be 0', () => {
    expect(differenceOfProcesses([1, 2], [-1, -2])?.ratio).toBeNull();
    expect(differenceOfProcesses([5, 6], [0.1, 2])?.ratio).toMatchObject({ low: null, high: null });
  });

  it('covers the true difference and ratio 19 times of 20', () => {
    const rounds = 800;
    let difference = 0;
    let ratio = 0;
    for (let round = 0; round < rounds; round += 1) {
      const found = differenceOfProcesses(draw(4, 30, 3), draw(4, 10, 0.5));
      if (found?.low != null && found.low <= 20 && 20 <= (found.high ?? 0)) difference += 1;
      const { low, high } = found?.ratio ?? {};
      if (low != null && low <= 3 && 3 <= (high ?? 0)) ratio += 1;
    }
    expect(Math.abs(difference / rounds - 0.95)).toBeLessThan(0.025);
    expect(Math.abs(ratio / rounds - 0.95)).toBeLessThan(0.025);
  });

  it('finds a difference in a table of equal ones once in 20 at most', () => {
    for (const processes of [2, 3, 5]) {
      const falseVerdicts = share(200, () => {
        const differences = Array.from({ length: 8 }, (_, at) =>
          differenceOfProcesses(draw(processes, 10, 1), draw(processes, 10, 1), at, 8),
        );
        return withHolm(differences).some((difference) => difference && isSeen(difference));
      });
      expect(falseVerdicts).toBeLessThanOrEqual(0.085);
    }
  });

  it('sees what it calls visible about 4 times of 5', () => {
    const smallest = differenceOfProcesses([9, 10, 11, 9, 11], [9, 10, 11, 9, 11])?.smallestVisible;
    const seen = share(400, () => {
      const difference = differenceOfProcesses(draw(5, smallest ?? NaN, 1), draw(5, 0, 1));
      return (difference?.p ?? 1) <= 0.05;
    });
    expect(Math.abs(seen - 0.8)).toBeLessThan(0.07);
  });
});

describe('runsNeeded', () => {
  it('is the number at which the wish comes true', () => {
    const [a, b] = [
      [9, 10, 11],
      [19, 20, 21],
    ];
    for (const purpose of ['half-width', 'smallest-visible'] as const) {
      const runs = runsNeeded(a, b, 0.8, purpose) ?? NaN;
      const reached = (size: number) => {
        // As noisy as these: variance 1 on either side.
        const alike = (mean: number) => {
          const raw = Array.from({ length: size }, (_, at) => at - (size - 1) / 2);
          const spread = Math.sqrt(raw.reduce((sum, x) => sum + x * x, 0) / (size - 1));
          return raw.map((x) => mean + x / spread);
        };
        const found = differenceOfProcesses(alike(10), alike(20));
        return purpose === 'half-width'
          ? ((found?.high ?? NaN) - (found?.low ?? NaN)) / 2
          : (found?.smallestVisible ?? NaN);
      };
      expect(reached(runs)).toBeLessThanOrEqual(0.8);
      expect(reached(runs - 1)).toBeGreaterThan(0.8);
    }
  });

  it('is unknown of one process, and where no number would do', () => {
    expect(runsNeeded([1], [1, 2], 1)).toBeNull();
    expect(runsNeeded([1, 100], [1, 100], 1e-6)).toBeNull();
    expect(runsNeeded([1, 1], [2, 2], 0.1)).toBe(2);
  });
});
