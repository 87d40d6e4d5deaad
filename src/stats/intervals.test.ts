import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unionLength, type Interval } from './intervals.js';

describe('unionLength', () => {
  it('counts overlapping parts once', () => {
    const overlapping: Interval[] = [
      [0, 10],
      [5, 15],
      [20, 30],
      [22, 25],
    ];
    expect(unionLength(overlapping, 0, 100)).toBe(25);
  });

  it('cuts to the window', () => {
    const reachingOut: Interval[] = [
      [-5, 2],
      [8, 20],
    ];
    expect(unionLength(reachingOut, 0, 10)).toBe(4);
    expect(unionLength([], 0, 10)).toBe(0);
  });

  it('agrees with counting covered units', () => {
    const interval = fc.tuple(fc.integer({ min: -20, max: 60 }), fc.integer({ min: -20, max: 60 }));
    fc.assert(
      fc.property(fc.array(interval, { maxLength: 8 }), (intervals) => {
        let covered = 0;
        for (let unit = 0; unit < 40; unit += 1) {
          if (intervals.some(([start, end]) => start <= unit && unit + 1 <= end)) covered += 1;
        }
        expect(unionLength(intervals, 0, 40)).toBe(covered);
      }),
    );
  });
});
