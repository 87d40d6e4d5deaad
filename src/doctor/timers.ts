/** How fine this machine's clock is, and how late its timers come: measured. */
import { setTimeout as sleep } from 'node:timers/promises';
import { monotonicNs } from '../clock.js';
import { watchEventLoop } from '../sampling/event-loop.js';

export interface TimerEvidence {
  /** Smallest step between two readings of CLOCK_MONOTONIC that differ, ns. */
  readonly clockStepNs: number;
  /** How much later than asked a timer of 5 ms came: the worst of those tried, ms. */
  readonly timerLateMs: number;
  /** Of this process's event loop while nothing else ran in it, ms. */
  readonly eventLoopLagP99Ms: number;
  readonly eventLoopLagMaxMs: number;
}

const READINGS = 20_000;
const TIMER_MS = 5;

function clockStep(): number {
  let step = Infinity;
  let last = monotonicNs();
  for (let reading = 0; reading < READINGS; reading += 1) {
    const now = monotonicNs();
    if (now > last) step = Math.min(step, now - last);
    last = now;
  }
  return step;
}

/** Takes about `forMs`. */
export async function measureTimers(forMs = 1000): Promise<TimerEvidence> {
  const clockStepNs = clockStep();
  const stop = watchEventLoop();
  const end = monotonicNs() + forMs * 1e6;
  let timerLateMs = 0;
  while (monotonicNs() < end) {
    const due = monotonicNs() + TIMER_MS * 1e6;
    await sleep(TIMER_MS);
    timerLateMs = Math.max(timerLateMs, (monotonicNs() - due) / 1e6);
  }
  const { lagP99Ms, lagMaxMs } = stop();
  return { clockStepNs, timerLateMs, eventLoopLagP99Ms: lagP99Ms, eventLoopLagMaxMs: lagMaxMs };
}
