/** Watches the simulator's own process: is it the bottleneck? */
import { watchEventLoop } from '../sampling/event-loop.js';
import type { SimulatorHealth } from './call-record.js';
import { nowNs, NS_PER_MS } from './clock.js';

export class HealthMonitor {
  #stop = watchEventLoop();
  #since = nowNs();

  /** How it fared since the last call. */
  read(): SimulatorHealth {
    const { lagP99Ms, lagMaxMs, cpuMs } = this.#stop();
    const now = nowNs();
    const wallMs = (now - this.#since) / NS_PER_MS;
    this.#stop = watchEventLoop();
    this.#since = now;
    return {
      eventLoopLagP99Ms: lagP99Ms,
      eventLoopLagMaxMs: lagMaxMs,
      cpuUtilisation: cpuMs / Math.max(1e-6, wallMs),
    };
  }

  stop(): void {
    this.#stop();
  }
}
