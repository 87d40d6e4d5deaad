import { describe, expect, it } from 'vitest';
import { estimateDistribution } from './distribution.js';
import type { Estimate } from './estimate.js';
import { quantile } from './quantile.js';
import { seededRandom } from './random.js';

const normal = (random: () => number) =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** Skewed requests of processes that differ by `between` of the mean; their P95 is known if it is 0. */
const processes = (random: () => number, count: number, size: number, between: number) =>
  Array.from({ length: count }, () => {
    const factor = 100 * (1 + between * normal(random));
    return new Float64Array(size).map(() => factor * Math.exp(0.4 * normal(random)));
  });

describe('estimateDistribution', () => {
  it('takes its point values from all samples together', () => {
    const distribution = estimateDistribution([Float64Array.of(3, 1), Float64Array.of(2, 10)]);
    expect(distribution?.mean.value).toBe(4);
    expect(distribution?.p50.value).toBe(2.5);
    expect(distribution?.max).toEqual({ value: 10, low: null, high: null });
  });

  it('takes its quantiles from all samples of any number of processes', () => {
    for (const count of [2, 3, 5, 8]) {
      const groups = processes(seededRandom(count), count, 37 * count, 0.1);
      const sorted = Float64Array.from(groups.flatMap((group) => [...group])).sort();
      expect(estimateDistribution(groups)?.p95.value).toBe(quantile(sorted, 0.95));
      expect(estimateDistribution(groups)?.max.value).toBe(sorted.at(-1));
    }
  });

  it('leaves its input as it is', () => {
    const group = Float64Array.of(3, 1, 2);
    estimateDistribution([group, group]);
    expect([...group]).toEqual([3, 1, 2]);
  });

  it('gives no interval of one process, and null of no sample', () => {
    const distribution = estimateDistribution([new Float64Array(500).fill(1)]);
    expect(distribution?.mean).toEqual({ value: 1, low: null, high: null });
    expect(distribution?.p50.low).toBeNull();
    expect(estimateDistribution([new Float64Array()])).toBeNull();
  });

  it('bounds only the quantiles for which each process has enough samples', () => {
    const of = (size: number) => estimateDistribution(processes(seededRandom(1), 3, size, 0.1));
    expect(of(30)?.p50.low).not.toBeNull();
    expect(of(39)?.p95.low).toBeNull();
    expect(of(40)?.p95.low).not.toBeNull();
    expect(of(999)?.p99.low).toBeNull();
    expect(of(1000)?.p99.low).not.toBeNull();
  });

  it('agrees with sectioning done by hand', () => {
    const groups = [Float64Array.of(10, 20), Float64Array.of(20, 40), Float64Array.of(60, 60)];
    const { mean } = estimateDistribution(groups) ?? {};
    expect(mean?.value).toBe(35);
    const squares = [15, 30, 60].map((own) => Math.log(own / 35) ** 2);
    const spread = Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / 2 / 3);
    expect(mean?.low).toBeCloseTo(35 * Math.exp(-4.302653 * spread), 4);
    expect(mean?.high).toBeCloseTo(35 * Math.exp(4.302653 * spread), 4);
  });

  it('takes figures that are not above 0 on their own scale', () => {
    const { mean } = estimateDistribution([Float64Array.of(-1, 1), Float64Array.of(2, 4)]) ?? {};
    const half = 12.706205 * Math.sqrt(2 * 1.5 ** 2 * 0.5);
    expect(mean?.value).toBe(1.5);
    expect(mean?.low).toBeCloseTo(1.5 - half, 4);
    expect(mean?.high).toBeCloseTo(1.5 + half, 4);
  });

  it('finds no spread between processes that have the same samples', () => {
    const [group] = processes(seededRandom(2), 1, 50, 0);
    const { p50, p95 } = estimateDistribution([group, group, group].flatMap((g) => g ?? [])) ?? {};
    expect(p50?.high).toBe(p50?.low);
    expect(p95?.high).toBe(p95?.low);
  });

  it('is exact where nothing varies', () => {
    const group = () => new Float64Array(300).map((_, at) => (at % 100 < 30 ? 1 : 0));
    const distribution = estimateDistribution([group(), group(), group()]);
    expect(distribution?.p50).toEqual({ value: 0, low: 0, high: 0 });
    expect(distribution?.p95).toEqual({ value: 1, low: 1, high: 1 });
  });

  it.each([
    [3, 50, 0],
    [3, 50, 0.1],
    [5, 60, 0.02],
  ])(
    'covers the truth as often as it says: %i processes of %i, effect %f',
    (count, size, between) => {
      const random = seededRandom(31);
      const truth = Float64Array.from(processes(random, 4000, 50, between).flatMap((g) => [...g]));
      const mean = truth.reduce((sum, value) => sum + value, 0) / truth.length;
      truth.sort();
      const rounds = 500;
      const covered = { mean: 0, p50: 0, p95: 0 };
      const covers = ({ low, high }: Estimate, value: number) =>
        low !== null && high !== null && low <= value && value <= high;
      for (let round = 0; round < rounds; round += 1) {
        const distribution = estimateDistribution(processes(random, count, size, between));
        if (!distribution) throw new Error('no samples');
        if (covers(distribution.mean, mean)) covered.mean += 1;
        if (covers(distribution.p50, quantile(truth, 0.5))) covered.p50 += 1;
        if (covers(distribution.p95, quantile(truth, 0.95))) covered.p95 += 1;
      }
      for (const share of Object.values(covered)) {
        expect(Math.abs(share / rounds - 0.95)).toBeLessThan(0.03);
      }
    },
  );
});
