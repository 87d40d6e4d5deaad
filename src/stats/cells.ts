/** Samples cut into cells of neighbouring values, so that a resample is counted and never sorted. */

/** Above so many distinct samples they share cells; up to it each has its own. */
export const CELLS = 4096;

/** Ascending cells: cell c holds the samples in (high[c − 1], high[c]]. */
export interface Cells {
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly mean: Float64Array;
}

/** At most CELLS cells of nearly equal count; equal samples never lie in two cells. */
export function cutIntoCells(sorted: Float64Array): Cells {
  const wanted = Math.min(sorted.length, CELLS);
  const low: number[] = [];
  const high: number[] = [];
  const mean: number[] = [];
  let from = 0;
  for (let cell = 1; from < sorted.length; cell += 1) {
    let to = Math.max(from + 1, Math.floor((cell * sorted.length) / wanted));
    while (to < sorted.length && sorted[to] === sorted[to - 1]) to += 1;
    let sum = 0;
    for (let at = from; at < to; at += 1) sum += sorted[at] ?? 0;
    low.push(sorted[from] ?? 0);
    high.push(sorted[to - 1] ?? 0);
    mean.push(sum / (to - from));
    from = to;
    while (Math.floor(((cell + 1) * sorted.length) / wanted) <= from && from < sorted.length) {
      cell += 1;
    }
  }
  return {
    low: Float64Array.from(low),
    high: Float64Array.from(high),
    mean: Float64Array.from(mean),
  };
}

/** For each sample the cell it lies in. */
export function cellsOf(samples: Float64Array, { high }: Cells): Uint16Array {
  return Uint16Array.from(samples, (value) => {
    let from = 0;
    let to = high.length - 1;
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((high[middle] ?? 0) < value) from = middle + 1;
      else to = middle;
    }
    return from;
  });
}

/** Mean of counted cells. */
export function meanOfCells(counts: Uint32Array, total: number, cells: Cells): number {
  let sum = 0;
  for (let cell = 0; cell < counts.length; cell += 1) {
    sum += (counts[cell] ?? 0) * (cells.mean[cell] ?? 0);
  }
  return sum / total;
}

/** Type 7 quantiles of counted cells; probabilities ascend, so that one pass is enough. */
export function quantilesOfCells(
  counts: Uint32Array,
  total: number,
  cells: Cells,
  probabilities: readonly number[],
): number[] {
  let cell = 0;
  let before = 0;
  const valueAt = (rank: number): number => {
    while (before + (counts[cell] ?? 0) <= rank) {
      before += counts[cell] ?? 0;
      cell += 1;
    }
    const low = cells.low[cell] ?? NaN;
    const within = (rank - before + 0.5) / (counts[cell] ?? 0);
    return low + within * ((cells.high[cell] ?? 0) - low);
  };
  return probabilities.map((p) => {
    const position = (total - 1) * p;
    const below = Math.floor(position);
    const low = valueAt(below);
    if (position === below) return low;
    const place = { cell, before };
    const high = valueAt(below + 1);
    ({ cell, before } = place);
    return low + (position - below) * (high - low);
  });
}
