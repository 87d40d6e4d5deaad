/** Whether the machine's clocks ran alike: a step or a pause shows as their difference. */
import { uptime } from 'node:os';
import { monotonicNs } from '../clock.js';

/** One reading of all clocks, ms. Only their differences mean something. */
export interface ClockReading {
  /** CLOCK_MONOTONIC: never stepped, stands still while the machine sleeps. */
  readonly monotonicMs: number;
  /** CLOCK_REALTIME: the calendar, which can be set. */
  readonly realtimeMs: number;
  /** CLOCK_BOOTTIME (Linux: to 10 ms): goes on while the machine sleeps. */
  readonly boottimeMs: number;
}

/** Reads all clocks; of five tries the one that was interrupted least, as NTP takes the shortest round trip. */
export function readClocks(): ClockReading {
  const readings = Array.from({ length: 5 }, () => {
    const before = monotonicNs();
    const realtimeMs = Date.now();
    const boottimeMs = uptime() * 1000;
    const after = monotonicNs();
    return { width: after - before, monotonicMs: (before + after) / 2e6, realtimeMs, boottimeMs };
  });
  return readings.reduce((best, other) => (other.width < best.width ? other : best));
}

export interface ClockDrift {
  /** By how much the calendar ran ahead of (or behind) CLOCK_MONOTONIC. */
  readonly realtimeJumpMs: number;
  /** How long the machine slept. */
  readonly suspendedMs: number;
}

export function clockDrift(before: ClockReading, after: ClockReading): ClockDrift {
  const elapsed = after.monotonicMs - before.monotonicMs;
  return {
    realtimeJumpMs: after.realtimeMs - before.realtimeMs - elapsed,
    suspendedMs: after.boottimeMs - before.boottimeMs - elapsed,
  };
}
