/** Does memory grow with the requests, or has it settled? */
import { fitLine } from '../../stats/regression.js';

export interface Point {
  /** Requests answered so far. */
  readonly requests: number;
  readonly rssBytes: number;
}

/** Parts of the time whose least memory is looked at: what a collector lets stand between two runs is no leak. */
const WINDOWS = 24;
/** The first half settles: heaps grow to their size, code is compiled. */
const SETTLED = WINDOWS / 2;

/** Least memory of each window of equally many requests. */
function lowest(points: readonly Point[]): Point[] {
  const last = points.at(-1)?.requests ?? 0;
  return Array.from({ length: WINDOWS }, (_, window) => {
    const own = points.filter(
      ({ requests }) => Math.min(WINDOWS - 1, Math.floor((requests / last) * WINDOWS)) === window,
    );
    return own.reduce<Point | undefined>(
      (least, point) => (least && least.rssBytes <= point.rssBytes ? least : point),
      undefined,
    );
  }).filter((point) => point !== undefined);
}

function slopeOf(points: readonly Point[]): number | null {
  return (
    fitLine(points.map(({ requests, rssBytes }) => [requests, rssBytes] as const))?.slope.value ??
    null
  );
}

export interface Growth {
  /** Slope of the least memory of each part of the second half. */
  readonly bytesPerRequest: number;
  /**
   * Over the whole second half, had memory grown as slowly as in the slower of its two quarters. A leak grows in
   * both, a heap that takes its next size in one; below 0 where memory fell in one.
   */
  readonly steadyBytes: number;
}

/** Over the second half of the requests. Null of fewer points than parts. */
export function growthOf(points: readonly Point[]): Growth | null {
  const windows = lowest(points);
  if (windows.length < WINDOWS) return null;
  const half = windows.slice(SETTLED);
  const middle = half.length / 2;
  const [all, third, last] = [
    slopeOf(half),
    slopeOf(half.slice(0, middle)),
    slopeOf(half.slice(middle)),
  ];
  if (all === null || third === null || last === null) return null;
  const requests = (points.at(-1)?.requests ?? 0) / 2;
  return {
    bytesPerRequest: all,
    steadyBytes: Math.min(third, last) * requests,
  };
}
