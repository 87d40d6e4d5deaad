/** A figure with its two-sided 95 % interval; null where none can be given. */
export interface Estimate {
  value: number;
  low: number | null;
  high: number | null;
}

export const CONFIDENCE = 0.95;

/** An estimate without an interval. */
export function pointEstimate(value: number): Estimate {
  return { value, low: null, high: null };
}
