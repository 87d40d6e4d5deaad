/** Seeded random numbers: the same seed gives the same sequence on every machine. */

/**
 * sfc32 by Chris Doty-Humphrey (PractRand, public domain; 128-bit state, passes PractRand to 32 TB),
 * seeded as there: seed into the state, counter 1, first 12 numbers thrown away.
 * @param seed any integer; numbers that agree modulo 2^64 give the same sequence
 * @returns function giving numbers in [0, 1) with 32 random bits
 */
export function seededRandom(seed: number): () => number {
  let a = 0;
  let b = seed | 0;
  let c = Math.floor(seed / 2 ** 32) | 0;
  let counter = 1;
  const next = (): number => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + t) | 0;
    return (t >>> 0) / 2 ** 32;
  };
  for (let round = 0; round < 12; round += 1) next();
  return next;
}

/** A shuffled copy (Fisher–Yates): every order is equally likely. */
export function shuffle<T>(items: readonly T[], random: () => number): T[] {
  const shuffled = [...items];
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [shuffled[last], shuffled[other]] = [shuffled[other] as T, shuffled[last] as T];
  }
  return shuffled;
}

/** A seed for one of several purposes, so that they do not share a sequence (FNV-1a of both). */
export function derivedSeed(seed: number, purpose: string): number {
  let hash = 0x811c9dc5;
  for (const character of `${seed} ${purpose}`) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return hash >>> 0;
}
