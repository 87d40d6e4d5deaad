import { describe, expect, it } from 'vitest';
import { holm } from './holm.js';

describe('holm', () => {
  it('agrees with p.adjust of R', () => {
    // p.adjust(c(0.01, 0.04, 0.03, 0.005), 'holm')
    holm([0.01, 0.04, 0.03, 0.005]).forEach((p, at) => {
      expect(p).toBeCloseTo([0.03, 0.06, 0.06, 0.02][at] ?? NaN, 12);
    });
  });

  it('leaves out what has no p, and never exceeds 1', () => {
    expect(holm([null, 0.02, null])).toEqual([null, 0.02, null]);
    expect(holm([0.9, 0.8])).toEqual([1, 1]);
    expect(holm([])).toEqual([]);
  });
});
