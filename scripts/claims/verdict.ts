/** What a verdict is made of. */
import type { Finding } from './claim.js';

export const MB = 1e6;
export const GB = 1e9;

/** `holds` where both hold, `holds partly` where one does. */
export function verdictOf(parts: readonly boolean[]): Finding['verdict'] {
  if (parts.every(Boolean)) return 'holds';
  return parts.some(Boolean) ? 'holds partly' : 'not under these conditions';
}

/** Whether each of the one kind is below each of the other. */
export function isApart(
  low: readonly [number, number] | null,
  high: readonly [number, number] | null,
) {
  return low !== null && high !== null && low[1] < high[0];
}

/** `4.6 times` */
export const times = (value: number): string =>
  `${value < 10 ? value.toFixed(1) : value.toFixed(0)} times`;
