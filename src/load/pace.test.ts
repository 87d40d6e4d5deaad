import { describe, expect, it } from 'vitest';
import { paceOf } from './pace.js';

/** A clock that only sleeping moves, or the test. */
function mockClock() {
  const clock = {
    atMs: 0,
    nowMs: () => clock.atMs,
    sleep: (ms: number) => {
      clock.atMs += ms;
      return Promise.resolve();
    },
  };
  return clock;
}

async function turns(count: number, pace: () => Promise<void>): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await pace();
}

describe('paceOf', () => {
  it('gives so many turns a second, the first at once', async () => {
    const clock = mockClock();
    await turns(101, paceOf(100, clock));
    expect(clock.atMs).toBeCloseTo(1000, 6);
  });

  it('lets a load that is slower ask without waiting', async () => {
    const clock = mockClock();
    const pace = paceOf(100, clock);
    for (let turn = 0; turn < 20; turn += 1) {
      await pace();
      clock.atMs += 30;
    }
    expect(clock.atMs).toBe(600);
  });

  it('makes up for a late timer, but not for a long pause', async () => {
    const clock = mockClock();
    const pace = paceOf(100, clock);
    await pace();
    clock.atMs += 45;
    await turns(5, pace);
    expect(clock.atMs).toBeCloseTo(50, 6);
    clock.atMs += 10_000;
    await turns(6, pace);
    expect(clock.atMs).toBeCloseTo(10_050, 6);
    await turns(2, pace);
    expect(clock.atMs).toBeCloseTo(10_070, 6);
  });
});
