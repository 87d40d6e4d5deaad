/** Watches this process's own event loop: was it there to stamp what came in? */
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Node's histogram counts from timer to timer, so the period itself has to be taken off. */
const PERIOD_MS = 10;

export interface EventLoopFigures {
  /** Of how late timers came, sampled every 10 ms. */
  readonly lagP99Ms: number;
  readonly lagMaxMs: number;
  /** Sum of the lateness of all timers: how long the loop was not there. */
  readonly lagTotalMs: number;
  readonly looks: number;
  /** CPU time of this process, all its threads. */
  readonly cpuMs: number;
}

/** Starts watching; the function returned ends it. */
export function watchEventLoop(): () => EventLoopFigures {
  const delay = monitorEventLoopDelay({ resolution: PERIOD_MS });
  const before = process.cpuUsage();
  delay.enable();
  return () => {
    delay.disable();
    const { user, system } = process.cpuUsage(before);
    const looks = delay.count;
    const lagMs = (delayNs: number): number =>
      looks > 0 ? Math.max(0, delayNs / 1e6 - PERIOD_MS) : 0;
    return {
      lagP99Ms: lagMs(delay.percentile(99)),
      lagMaxMs: lagMs(delay.max),
      lagTotalMs: lagMs(delay.mean) * looks,
      looks,
      cpuMs: (user + system) / 1000,
    };
  };
}
