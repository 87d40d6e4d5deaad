/**
 * Estimates computed from other estimates: each end of the result takes the ends of its parts that push it
 * furthest. Wider than need be where parts vary together, never narrower.
 */
import type { Estimate } from '../stats/estimate.js';

type End = number | null;

const both = (a: End, b: End, combine: (a: number, b: number) => End): End =>
  a === null || b === null ? null : combine(a, b);

const minus = (a: number, b: number): number => a - b;
/** An interval that reaches zero bounds no quotient. */
const over = (a: number, b: number): End => (b > 0 ? a / b : null);

/** a − b */
export const difference = (a: Estimate, b: Estimate): Estimate => ({
  value: a.value - b.value,
  low: both(a.low, b.high, minus),
  high: both(a.high, b.low, minus),
});

/** a ÷ b of figures that are not below zero, b above. */
export const ratio = (a: Estimate, b: Estimate): Estimate => ({
  value: a.value / b.value,
  low: both(a.low, b.high, over),
  high: both(a.high, b.low, over),
});

/** The same figure through a function that never falls. */
export const through = (figure: Estimate, rising: (value: number) => number): Estimate => ({
  value: rising(figure.value),
  low: figure.low === null ? null : rising(figure.low),
  high: figure.high === null ? null : rising(figure.high),
});

/** The larger of both. */
export const larger = (a: Estimate, b: Estimate): Estimate => ({
  value: Math.max(a.value, b.value),
  low: both(a.low, b.low, Math.max),
  high: both(a.high, b.high, Math.max),
});

/** Whether either may be the larger one; false where intervals are missing. */
export const overlap = (a: Estimate, b: Estimate): boolean =>
  a.low !== null && a.high !== null && b.low !== null && b.high !== null
    ? a.low <= b.high && b.low <= a.high
    : false;
