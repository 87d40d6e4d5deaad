/** How often the users of a closed loop may ask, all of them together. */
import { setTimeout as sleep } from 'node:timers/promises';

/** Turns that came due while a timer was late are taken at once, so that the rate holds; older ones are lost. */
const CATCH_UP_MS = 50;

/**
 * @param mostPerSecond turns a second; a load slower than that never waits
 * @returns resolves when it is the caller's turn, in the order of asking
 */
export function paceOf(
  mostPerSecond: number,
  clock = { nowMs: () => performance.now(), sleep: (ms: number): Promise<unknown> => sleep(ms) },
): () => Promise<void> {
  const gapMs = 1000 / mostPerSecond;
  let dueMs = clock.nowMs();
  return async () => {
    const nowMs = clock.nowMs();
    const ownMs = Math.max(dueMs, nowMs - CATCH_UP_MS);
    dueMs = ownMs + gapMs;
    if (ownMs > nowMs) await clock.sleep(ownMs - nowMs);
  };
}
