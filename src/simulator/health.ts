/** Watches the simulator's own process: is it the bottleneck? */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { nowNs, NS_PER_MS } from './clock.js';
import type { SimulatorHealth } from './call-record.js';

/** Node's histogram counts from timer to timer, so the period itself has to be taken off. */
const periodMs = 10;

export class HealthMonitor {
  readonly #delay = monitorEventLoopDelay({ resolution: periodMs });
  #since = nowNs();
  #cpu = process.cpuUsage();

  constructor() {
    this.#delay.enable();
  }

  /** How it fared since the last call. */
  read(): SimulatorHealth {
    const now = nowNs();
    const { user, system } = process.cpuUsage(this.#cpu);
    const lagMs = (delayNs: number): number => Math.max(0, delayNs / NS_PER_MS - periodMs);
    const health = {
      eventLoopLagP99Ms: this.#delay.count > 0 ? lagMs(this.#delay.percentile(99)) : 0,
      eventLoopLagMaxMs: this.#delay.count > 0 ? lagMs(this.#delay.max) : 0,
      cpuUtilisation: ((user + system) * 1000) / Math.max(1, now - this.#since),
    };
    this.#delay.reset();
    this.#since = now;
    this.#cpu = process.cpuUsage();
    return health;
  }

  stop(): void {
    this.#delay.disable();
  }
}
