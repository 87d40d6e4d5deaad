/** The share of `jitterMs` by which a piece of a stream is late: a test computes the same. */

/** Uniform in [0, 1), known from the piece's index (from 0) alone: one step of mulberry32 seeded with it. */
export function jitterShare(index: number): number {
  const seed = (index * 0x9e3779b1 + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), seed | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}
