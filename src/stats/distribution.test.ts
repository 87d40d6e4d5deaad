import { describe, expect, it } from 'vitest';
import { estimateDistribution } from './distribution.js';
import { quantile } from './quantile.js';
import { seededRandom } from './random.js';

const normal = (random: () => number) =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

const processes = (random: () => number, count: number, size: number, between: number) =>
  Array.from({ length: count }, () => {
    const shift = between * normal(random);
    return new Float64Array(size).map(() => 100 + shift + 10 * normal(random));
  });

/** The same bootstrap written to be read: draw, concatenate, sort. */
function plainBootstrap(groups: readonly Float64Array[], p: number, resamples: number) {
  const random = seededRandom(99);
  const pick = <T>(items: ArrayLike<T>): T => items[Math.floor(random() * items.length)] as T;
  const replicates = Array.from({ length: resamples }, () => {
    const drawn = groups.flatMap(() => {
      const group = pick(groups);
      return Array.from(group, () => pick(group));
    });
    return {
      mean: drawn.reduce((sum, value) => sum + value, 0) / drawn.length,
      quantile: quantile(Float64Array.from(drawn).sort(), p),
    };
  });
  const interval = (values: number[]) => {
    const sorted = Float64Array.from(values).sort();
    return { low: quantile(sorted, 0.025), high: quantile(sorted, 0.975) };
  };
  return {
    mean: interval(replicates.map(({ mean }) => mean)),
    quantile: interval(replicates.map((replicate) => replicate.quantile)),
  };
}

describe('estimateDistribution', () => {
  it('takes its point values from all samples together', () => {
    const distribution = estimateDistribution([Float64Array.of(3, 1), Float64Array.of(2, 10)], 1);
    expect(distribution?.mean.value).toBe(4);
    expect(distribution?.p50.value).toBe(2.5);
    expect(distribution?.max).toEqual({ value: 10, low: null, high: null });
  });

  it('is the same for the same seed', () => {
    const groups = processes(seededRandom(5), 3, 50, 2);
    expect(estimateDistribution(groups, 4)).toEqual(estimateDistribution(groups, 4));
    expect(estimateDistribution(groups, 4)).not.toEqual(estimateDistribution(groups, 5));
  });

  it('gives no interval of one process, and null of no sample', () => {
    const distribution = estimateDistribution([new Float64Array(500).fill(1)], 1);
    expect(distribution?.mean).toEqual({ value: 1, low: null, high: null });
    expect(distribution?.p50.low).toBeNull();
    expect(estimateDistribution([new Float64Array()], 1)).toBeNull();
  });

  it('bounds only the quantiles that so many samples can bound', () => {
    const of = (size: number) => estimateDistribution(processes(seededRandom(1), 3, size, 1), 1);
    expect(of(20)?.p50.low).not.toBeNull();
    expect(of(20)?.p95.low).toBeNull();
    expect(of(30)?.p95.low).not.toBeNull();
    expect(of(30)?.p99.low).toBeNull();
    expect(of(130)?.p99.low).not.toBeNull();
  });

  it('agrees with a plain bootstrap', () => {
    const groups = processes(seededRandom(11), 4, 60, 3);
    const ours = estimateDistribution(groups, 1);
    const plain = plainBootstrap(groups, 0.95, 4000);
    expect(ours?.mean.low).toBeCloseTo(plain.mean.low, 0);
    expect(ours?.mean.high).toBeCloseTo(plain.mean.high, 0);
    expect(Math.abs((ours?.p95.low ?? 0) - plain.quantile.low)).toBeLessThan(1);
    expect(Math.abs((ours?.p95.high ?? 0) - plain.quantile.high)).toBeLessThan(1);
  });

  it('counts cells for many samples with the same outcome as drawing each', () => {
    const random = seededRandom(21);
    const large = processes(random, 4, 20_000, 1);
    const all = estimateDistribution(large, 1);
    const thinned = large.map((group) => group.filter((_, at) => at % 4 === 0));
    const some = estimateDistribution(thinned, 1);
    expect(all?.mean.low).toBeCloseTo(some?.mean.low ?? 0, 0);
    expect(all?.p95.high).toBeCloseTo(some?.p95.high ?? 0, 0);
  });

  it('keeps equal samples together when they fill many cells', () => {
    const group = (ones: number) =>
      new Float64Array(30_000).map((_, at) => (at % 100 < ones ? 1 : 0));
    const distribution = estimateDistribution([group(30), group(30), group(30)], 1);
    expect(distribution?.mean.low).toBeGreaterThan(0.29);
    expect(distribution?.mean.high).toBeLessThan(0.31);
    expect(distribution?.p50).toEqual({ value: 0, low: 0, high: 0 });
    expect(distribution?.p95).toEqual({ value: 1, low: 1, high: 1 });
  });

  it('covers the truth about as often as it claims when requests vary more than processes', () => {
    const random = seededRandom(31);
    const rounds = 200;
    let mean = 0;
    let median = 0;
    for (let round = 0; round < rounds; round += 1) {
      const distribution = estimateDistribution(processes(random, 3, 50, 0.5), round);
      const covers = ({ low, high }: { low: number | null; high: number | null }) =>
        low !== null && high !== null && low <= 100 && 100 <= high;
      if (distribution && covers(distribution.mean)) mean += 1;
      if (distribution && covers(distribution.p50)) median += 1;
    }
    expect(mean / rounds).toBeGreaterThan(0.9);
    expect(median / rounds).toBeGreaterThan(0.9);
  });
});
