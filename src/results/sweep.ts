/** An open loop at several rates: where each adapter stops keeping up. */
import type { Result } from './schema.js';

/** One adapter at one rate. */
export type SweepPoint = Result['sweep'][number];

/** Fewer answers than this share of the offered requests is falling behind. */
export const KEPT_UP_SHARE = 0.95;
/** A response P95 above this many times that at the lowest rate is not what an unloaded subject gives. */
export const RESPONSE_FACTOR = 3;

/** Requests that a point needs before it can be judged: each third must outlast a slow response. */
function requestsNeeded({ rate }: SweepPoint, unloadedMs: number): number {
  return Math.ceil((3 * unloadedMs * rate) / 1000);
}

/**
 * Whether the adapter keeps up with a rate; null when the run at it was too short to tell. Jain, "The Art
 * of Computer Systems Performance Analysis" (1991), § 3.3, calls the highest throughput within a limit of
 * the response time the usable capacity, and the knee the point beyond which response time rises faster
 * than throughput. Where exactly is a convention; 95 % and 3 times are ours. (The mean response of an M/M/1
 * queue is three times the unloaded one at two thirds of the capacity.)
 * @param requests arrivals in each run
 */
export function keepsUp(
  point: SweepPoint,
  lowest: SweepPoint,
  requests: number,
): boolean | null {
  const response = point.metrics.responseMs?.p95.value;
  const unloaded = lowest.metrics.responseMs?.p95.value;
  if (!point.answeredRps || response === undefined || unloaded === undefined) return false;
  if (response > RESPONSE_FACTOR * unloaded) return false;
  if (requests < requestsNeeded(point, unloaded)) return null;
  return point.answeredRps.value >= KEPT_UP_SHARE * point.rate;
}

/** Where an adapter stops keeping up, in requests a second. */
export interface Knee {
  readonly adapter: string;
  /** The highest rate such that it kept up with it and all below; null: not even with the lowest. */
  readonly keptUp: number | null;
  /** The next rate, with which it did not; null: not reached, or not to be told. */
  readonly fellBehind: number | null;
  /** The next rate, when the run at it was too short to tell, and the requests that it needs. */
  readonly untold: { readonly rate: number; readonly requests: number } | null;
}

/** The knee of each adapter, in the order of the sweep. @param requests arrivals in each run */
export function knees(sweep: readonly SweepPoint[], requests: number): Knee[] {
  return [...new Set(sweep.map(({ adapter }) => adapter))].flatMap((adapter): Knee[] => {
    const points = sweep
      .filter((point) => point.adapter === adapter)
      .toSorted((a, b) => a.rate - b.rate);
    const [lowest] = points;
    if (!lowest) return [];
    const at = points.findIndex((point) => keepsUp(point, lowest, requests) !== true);
    const stop = at < 0 ? undefined : points[at];
    const kept = at < 0 ? points.at(-1) : points[at - 1];
    const tooShort = stop && keepsUp(stop, lowest, requests) === null;
    const unloaded = lowest.metrics.responseMs?.p95.value ?? 0;
    return [
      {
        adapter,
        keptUp: kept?.rate ?? null,
        fellBehind: stop && !tooShort ? stop.rate : null,
        untold:
          stop && tooShort ? { rate: stop.rate, requests: requestsNeeded(stop, unloaded) } : null,
      },
    ];
  });
}
