/** When requests arrive in an open loop: drawn from a process, or as a trace recorded them. */
import { derivedSeed, seededRandom } from '../stats/random.js';

/** A recorded trace, scaled. */
export interface TraceArrivals {
  /** The file's name without its folder. */
  readonly name: string;
  readonly sha256: string;
  /** What the recorded times were divided by. */
  readonly speed: number;
  /** From the first arrival, ascending; ns. */
  readonly offsetsNs: Float64Array;
}

/** How an open loop is loaded. */
export interface Arrivals {
  readonly kind: 'poisson' | 'constant' | 'trace';
  /** Offered rates, ascending, requests a second; several are a sweep. Of a trace: its mean rate. */
  readonly rates: readonly number[];
  readonly maxInFlight: number;
  readonly trace: TraceArrivals | null;
}

const NS_PER_S = 1e9;

/** Arrivals a second from the first to the last, which must not be at once. */
export function meanRate(offsetsNs: Float64Array): number {
  const span = (offsetsNs.at(-1) ?? 0) - (offsetsNs[0] ?? 0);
  return ((offsetsNs.length - 1) / span) * NS_PER_S;
}

/** Evenly spaced, the first at 0. */
export function constantArrivals(rate: number, count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, at) => Math.round((at * NS_PER_S) / rate));
}

/**
 * A Poisson process: independent exponential gaps (by inversion), what many independent users make
 * together (Palm–Khinchine). The first arrival is at 0.
 */
export function poissonArrivals(rate: number, count: number, random: () => number): Float64Array {
  let seconds = 0;
  return Float64Array.from({ length: count }, (_, at) => {
    // 1 − u lies in (0, 1]: its logarithm is finite.
    if (at > 0) seconds -= Math.log(1 - random()) / rate;
    return Math.round(seconds * NS_PER_S);
  });
}

/**
 * The arrivals of one block, ns from its beginning. The draw depends on seed and repetition only: all
 * adapters of a repetition meet the same arrivals, and the rates of a sweep the same ones, stretched.
 */
export function arrivalOffsets(
  { kind, trace }: Arrivals,
  rate: number,
  count: number,
  seed: number,
  repetition: number,
): Float64Array {
  if (trace) return trace.offsetsNs.slice(0, count);
  if (kind === 'constant') return constantArrivals(rate, count);
  const random = seededRandom(derivedSeed(seed, `arrivals ${repetition}`));
  return poissonArrivals(rate, count, random);
}
