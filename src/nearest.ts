/** What somebody may have meant. */
import { distance } from 'fastest-levenshtein';

/** The candidate that is spelled most alike; undefined where there is none. */
export function nearest(value: string, candidates: readonly string[]): string | undefined {
  return [...candidates].sort((a, b) => distance(value, a) - distance(value, b))[0];
}
