/**
 * Where the level of a series changed: binary segmentation (Scott & Knott 1974; Vostrikova 1981) by the
 * largest two-sample t over all splits, its p bounded by Bonferroni over the splits (Worsley 1979, "On the
 * likelihood ratio test for a shift in location of normal populations"). Splitting at the best place and
 * then testing as if it had been chosen before, as a plain t-test between neighbouring segments does,
 * finds changes in noise. For change points in benchmarks: Daly et al. 2020, "The use of change point
 * detection to identify software performance regressions in a continuous integration system"; Fleming
 * et al. 2023, "Hunter: using change point detection to hunt for performance regressions".
 */
import { SIGNIFICANCE } from '../../stats/difference.js';
import { studentTails } from '../../stats/student-distribution.js';

/** Fewer results a side have no spread of their own. */
const LEAST = 2;

/** The best split of a part of a series, tested. */
export interface Split {
  /** Part of the series that was tested, from the first up to before `to`. */
  readonly from: number;
  readonly to: number;
  /** The first value after the change. */
  readonly at: number;
  readonly p: number;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function squares(values: readonly number[]): number {
  const middle = mean(values);
  return values.reduce((sum, value) => sum + (value - middle) ** 2, 0);
}

/** |t| of equal means with pooled variance; infinite where only the means differ. */
function pooledT(before: readonly number[], after: readonly number[]): number {
  const difference = Math.abs(mean(after) - mean(before));
  if (difference === 0) return 0;
  const variance = (squares(before) + squares(after)) / (before.length + after.length - 2);
  return difference / Math.sqrt(variance * (1 / before.length + 1 / after.length));
}

function bestSplit(values: readonly number[], from: number, to: number): Split | null {
  const length = to - from;
  const splits = length - 2 * LEAST + 1;
  if (splits < 1) return null;
  let [at, largest] = [from + LEAST, -1];
  for (let place = from + LEAST; place <= to - LEAST; place += 1) {
    const t = pooledT(values.slice(from, place), values.slice(place, to));
    if (t > largest) [at, largest] = [place, t];
  }
  const p = largest === Infinity ? 0 : Math.min(1, splits * studentTails(largest, length - 2));
  return { from, to, at, p };
}

/**
 * All splits that were tested: the whole series, and the parts of each that was split at p ≤ 5 %. A split
 * that has others beside it is tested once more between its neighbours, since a level that goes up and
 * down again hides one change behind the other; that p is bounded by all splits of the series. The caller
 * corrects for how many tests these are, over all series that are shown together.
 * @param values one a result, in order of time
 */
export function testedSplits(values: readonly number[]): Split[] {
  const search = (from: number, to: number): Split[] => {
    const split = bestSplit(values, from, to);
    if (!split) return [];
    if (split.p > SIGNIFICANCE) return [split];
    return [split, ...search(from, split.at), ...search(split.at, to)];
  };
  const found = search(0, values.length);
  const places = found.filter(({ p }) => p <= SIGNIFICANCE).map(({ at }) => at);
  return places.length < 2
    ? found
    : found.map((split) =>
        split.p <= SIGNIFICANCE ? betweenNeighbours(values, split, places) : split,
      );
}

function betweenNeighbours(
  values: readonly number[],
  { at }: Split,
  places: readonly number[],
): Split {
  const from = Math.max(0, ...places.filter((place) => place < at));
  const to = Math.min(values.length, ...places.filter((place) => place > at));
  const t = pooledT(values.slice(from, at), values.slice(at, to));
  const splits = values.length - 2 * LEAST + 1;
  const p = t === Infinity ? 0 : Math.min(1, splits * studentTails(t, to - from - 2));
  return { from, to, at, p };
}
