/** Correction for looking at many differences at once. */

/**
 * Adjusted p of all differences that are shown together (Holm 1979, "A simple sequentially rejective
 * multiple test procedure"): the chance of any false one among those ≤ 0.05 is at most 5 %, however they
 * depend on each other. Null stays null and is not counted.
 */
export function holm(ps: readonly (number | null)[]): (number | null)[] {
  const adjusted: (number | null)[] = ps.map(() => null);
  const ascending = ps
    .map((p, at) => ({ p, at }))
    .filter((entry): entry is { p: number; at: number } => entry.p !== null)
    .sort((one, other) => one.p - other.p);
  let largest = 0;
  ascending.forEach(({ p, at }, rank) => {
    largest = Math.max(largest, Math.min(1, (ascending.length - rank) * p));
    adjusted[at] = largest;
  });
  return adjusted;
}
