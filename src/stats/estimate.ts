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

/** The estimate in another unit: `divisor` of the old make one of the new. */
export function inUnitsOf({ value, low, high }: Estimate, divisor: number): Estimate {
  return {
    value: value / divisor,
    low: low === null ? null : low / divisor,
    high: high === null ? null : high / divisor,
  };
}
