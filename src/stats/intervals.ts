/** Lengths of unions of time intervals. */

export type Interval = readonly [start: number, end: number];

/** Length of the union of intervals, each cut to [from, to]; overlapping parts count once. */
export function unionLength(intervals: readonly Interval[], from: number, to: number): number {
  const cut = intervals
    .map(([start, end]): Interval => [Math.max(start, from), Math.min(end, to)])
    .filter(([start, end]) => end > start)
    .sort((a, b) => a[0] - b[0]);
  let length = 0;
  let covered = from;
  for (const [start, end] of cut) {
    if (end > covered) length += end - Math.max(start, covered);
    covered = Math.max(covered, end);
  }
  return length;
}
