import { describe, expect, it } from 'vitest';
import type { PlannedBlock } from './plan.js';
import { learned, remaining, type Took } from './remaining.js';

const load = (adapter: string, rate: number | null = null): PlannedBlock => {
  return { adapter, kind: 'load', repetition: 1, starts: 0, rate };
};
const cold = (adapter: string, starts = 3): PlannedBlock => {
  return { adapter, kind: 'cold-start', repetition: 1, starts, rate: null };
};
const took = (block: PlannedBlock, seconds: number): Took => ({ block, seconds });
/** 10 s a load block, 1 s a start. */
const expected = ({ kind, starts, rate }: PlannedBlock): number =>
  kind === 'load' ? (rate === null ? 10 : 100 / rate) : starts + 1;

describe('what a block is thought to take', () => {
  it('is what is expected before anything is measured', () => {
    expect(learned([], expected)(load('ada/a'))).toBe(10);
  });

  it('is what the adapter’s own blocks took, once they have', () => {
    const seconds = learned([took(load('ada/a'), 12), took(load('ada/a'), 14)], expected);
    expect(seconds(load('ada/a'))).toBe(13);
  });

  it('is corrected by kin, each drawn towards the wider one', () => {
    const measured = [took(load('ada/a?delayMs=20'), 13), took(load('zig/c'), 10.5)];
    const seconds = learned(measured, expected);
    const all = (3 + 0.5 + 0) / 3;
    const language = (3 + all) / 2;
    expect(seconds(load('go/e'))).toBeCloseTo(10 + all);
    expect(seconds(load('ada/d'))).toBeCloseTo(10 + language);
    expect(seconds(load('ada/a?delayMs=40'))).toBeCloseTo(10 + (3 + language) / 2);
    expect(seconds(load('ada/a?delayMs=20'))).toBe(13);
  });

  it('is the expected time and what a process adds, whatever the rate', () => {
    const seconds = learned([took(load('ada/a', 10), 12)], expected);
    expect(seconds(load('ada/a', 5))).toBe(22);
  });

  it('is that for each start of a cold-start block', () => {
    const seconds = learned([took(cold('ada/a', 3), 2)], expected);
    expect(seconds(cold('ada/a', 4))).toBe(2.5);
    expect(seconds(load('ada/a'))).toBe(10);
  });

  it('is drawn towards what the adapter’s blocks of the other kind tell of its start-up', () => {
    // ada/a: 2 s more a load block, 1 s more a start; of ada/b, 4 s more a load block.
    const measured = [took(load('ada/a'), 12), took(cold('ada/a'), 8), took(load('ada/b'), 14)];
    const seconds = learned(measured, expected);
    const kin = (1 + (1 + 0) / 2) / 2;
    const own = 4 - (2 - 1);
    expect(seconds(cold('ada/b', 3))).toBeCloseTo(4 + (4 * (own + kin)) / 2);
  });

  it('is never less than a little', () => {
    const seconds = learned([took(load('ada/a', 50), 0.1)], expected);
    expect(seconds(load('ada/a', 100))).toBeGreaterThan(0);
  });
});

describe('what is left', () => {
  const standing = { took: [], betweenS: 0.5 };

  it('is the rest of the block under way, and the others with what lies between', () => {
    const left = remaining({ ...standing, left: [load('ada/a'), cold('ada/a')] }, expected);
    expect(left(0)).toBe(14.5);
    expect(left(4)).toBe(10.5);
  });

  it('does not shrink the others when a block takes longer than it was thought to', () => {
    const left = remaining({ ...standing, left: [load('ada/a'), cold('ada/a')] }, expected);
    expect(left(100)).toBe(4.5);
  });

  it('is nothing when no block is left', () => {
    expect(remaining({ ...standing, left: [] }, expected)(3)).toBe(0);
  });
});
