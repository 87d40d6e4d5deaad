/** A straight line through independent points, by least squares. */
import type { Estimate } from './estimate.js';
import { studentPoint } from './student.js';

export interface Line {
  /** Of y per unit of x, with its 95 % interval by Student's t (n − 2 degrees); none of two points. */
  readonly slope: Estimate;
  readonly intercept: number;
  /** Share of y's variance that the line explains; 1 where y does not vary and the line is flat. */
  readonly rSquared: number;
}

/** @returns null where all points have the same x, or there are fewer than two */
export function fitLine(points: readonly (readonly [x: number, y: number])[]): Line | null {
  const n = points.length;
  const meanX = points.reduce((sum, [x]) => sum + x, 0) / n;
  const meanY = points.reduce((sum, [, y]) => sum + y, 0) / n;
  const spreadX = points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  if (n < 2 || spreadX === 0) return null;
  const spreadY = points.reduce((sum, [, y]) => sum + (y - meanY) ** 2, 0);
  const value = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0) / spreadX;
  const intercept = meanY - value * meanX;
  const residual = points.reduce((sum, [x, y]) => sum + (y - intercept - value * x) ** 2, 0);
  const half = n > 2 ? studentPoint(n - 2) * Math.sqrt(residual / (n - 2) / spreadX) : Number.NaN;
  const bounded = Number.isFinite(half);
  return {
    slope: {
      value,
      low: bounded ? value - half : null,
      high: bounded ? value + half : null,
    },
    intercept,
    rSquared: spreadY === 0 ? 1 : 1 - residual / spreadY,
  };
}
