/** A difference of two subjects, each measured in several processes. */
import type { Estimate } from './estimate.js';

/** a − b with its interval, and what else can be said of it; null where so few processes cannot. */
export interface Difference extends Estimate {
  /** a ÷ b */
  ratio: Estimate | null;
  /** Of no difference; `pAdjusted` by Holm over all differences that are shown together. */
  p: number | null;
  pAdjusted: number | null;
  /** The smallest difference that this many processes, as noisy as these, would show 4 times of 5. */
  smallestVisible: number | null;
}

/** A difference of which nothing but value and interval is known. */
export function plainDifference(estimate: Estimate): Difference {
  return { ...estimate, ratio: null, p: null, pAdjusted: null, smallestVisible: null };
}
