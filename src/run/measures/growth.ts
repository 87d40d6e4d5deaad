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

/**
 * Bytes of resident memory a request, over the second half of the time: slope of the least memory of each part
 * of it. Null of fewer than a window each.
 */
export function growthBytes(points: readonly Point[]): number | null {
  const windows = lowest(points);
  return windows.length < WINDOWS ? null : slopeOf(windows.slice(SETTLED));
}
