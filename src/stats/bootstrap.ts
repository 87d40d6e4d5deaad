/**
 * Hierarchical bootstrap: processes are drawn with replacement, then samples within each (Davison &
 * Hinkley 1997, "Bootstrap Methods and their Application", § 3.8).
 */
import { CELLS, cellsOf, cutIntoCells, meanOfCells, quantilesOfCells } from './cells.js';
import { CONFIDENCE } from './estimate.js';
import { quantile } from './quantile.js';
import { seededRandom } from './random.js';

export interface Interval {
  low: number;
  high: number;
}

export interface BootstrapIntervals {
  readonly mean: Interval;
  /** In the order of the probabilities asked for. */
  readonly quantiles: readonly Interval[];
}

const MOST_RESAMPLES = 2000;
const FEWEST_RESAMPLES = 400;
/** Draws that one bootstrap may take: about a tenth of a second. */
const DRAW_BUDGET = 8_000_000;

/** Adds one resample of a process to `counts`. */
type Draw = (counts: Uint32Array) => void;

/** Draws sample by sample. */
function drawEach(members: Uint16Array, random: () => number): Draw {
  return (counts) => {
    for (let draws = members.length; draws > 0; draws -= 1) {
      const cell = members[Math.floor(random() * members.length)] ?? 0;
      counts[cell] = (counts[cell] ?? 0) + 1;
    }
  };
}

/**
 * Draws cell by cell, for many samples: how often a cell of k samples is drawn is nearly Poisson with
 * mean k (Chamandy et al. 2012, "Estimating uncertainty for massive data streams").
 */
function drawCells(members: Uint16Array, cells: number, random: () => number): Draw {
  const expected = new Uint32Array(cells);
  for (const cell of members) expected[cell] = (expected[cell] ?? 0) + 1;
  return (counts) => {
    for (let cell = 0; cell < cells; cell += 1) {
      const mean = expected[cell] ?? 0;
      if (mean > 0) counts[cell] = (counts[cell] ?? 0) + poisson(mean, random);
    }
  };
}

/**
 * Knuth's product of uniforms for small means; above, a count of the same mean and variance from four
 * uniforms (Irwin–Hall), which is all that a weight of a bootstrap needs.
 */
function poisson(mean: number, random: () => number): number {
  if (mean > 12) {
    const standard = (random() + random() + random() + random() - 2) * Math.sqrt(3);
    return Math.round(mean + Math.sqrt(mean) * standard);
  }
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = random(); product > limit; product *= random()) count += 1;
  return count;
}

/** The middle 95 % of bootstrap replicates (percentile interval). */
export function percentileInterval(replicates: Float64Array): Interval {
  const sorted = replicates.slice().sort();
  const tail = (1 - CONFIDENCE) / 2;
  return { low: quantile(sorted, tail), high: quantile(sorted, 1 - tail) };
}

/**
 * 95 % percentile intervals of mean and quantiles over samples from several processes: 2,000
 * resamples, fewer (≥ 400) above 4,000 samples.
 * @param groups samples of each process, none empty
 * @param sorted the same samples together, ascending
 * @param probabilities of the quantiles, ascending
 */
export function hierarchicalBootstrap(
  groups: readonly Float64Array[],
  sorted: Float64Array,
  probabilities: readonly number[],
  seed: number,
): BootstrapIntervals {
  const random = seededRandom(seed);
  const cells = cutIntoCells(sorted);
  const cellCount = cells.mean.length;
  const draws = groups.map((group) => {
    const members = cellsOf(group, cells);
    return group.length > CELLS ? drawCells(members, cellCount, random) : drawEach(members, random);
  });
  const drawsOfOne = groups.reduce((sum, { length }) => sum + Math.min(length, CELLS), 0);
  const affordable = Math.round(DRAW_BUDGET / drawsOfOne);
  const resamples = Math.min(MOST_RESAMPLES, Math.max(FEWEST_RESAMPLES, affordable));
  const means = new Float64Array(resamples);
  const quantiles = probabilities.map(() => new Float64Array(resamples));
  const counts = new Uint32Array(cellCount);
  for (let resample = 0; resample < resamples; resample += 1) {
    counts.fill(0);
    for (let drawn = draws.length; drawn > 0; drawn -= 1) {
      draws[Math.floor(random() * draws.length)]?.(counts);
    }
    const total = counts.reduce((sum, count) => sum + count, 0);
    means[resample] = meanOfCells(counts, total, cells);
    quantilesOfCells(counts, total, cells, probabilities).forEach((value, at) => {
      quantiles[at]?.fill(value, resample, resample + 1);
    });
  }
  return { mean: percentileInterval(means), quantiles: quantiles.map(percentileInterval) };
}
