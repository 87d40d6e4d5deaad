/**
 * What the machine and this process went through while a block's load ran. Everything is read once before
 * and once after; between them only Node's own 10 ms timer of the event loop runs.
 */
import { loadavg } from 'node:os';
import { monotonicNs } from '../clock.js';
import { clockDrift, readClocks, type ClockDrift, type ClockReading } from './clocks.js';
import { cpuShares, readCpus, type CpuShare } from './cpu-groups.js';
import { watchEventLoop, type EventLoopFigures } from './event-loop.js';
import { readCpuPressure } from './machine-counters.js';
import { readThrottleCounters, type ThrottleCounters } from './throttling.js';

/** Null throughout: the system does not tell. */
export interface MachineEvidence {
  readonly wallMs: number;
  readonly harness: EventLoopFigures;
  readonly clocks: ClockDrift;
  /** For each set of CPUs that we use. */
  readonly cpus: readonly CpuShare[] | null;
  /** Time in which some task, ours or not, waited for a CPU. */
  readonly pressureMs: number | null;
  /** 1-minute load average when the load began; the run's own load is in it. */
  readonly loadBefore: number;
  readonly throttled: {
    readonly quotaMs: number | null;
    readonly heatEvents: number | null;
    /** Fall of the allowed frequency, as a share of what it was. */
    readonly frequencyFall: number | null;
  };
}

export interface MachineWatch {
  stop(): Promise<MachineEvidence>;
}

/** Where readings come from; given by tests. */
export interface WatchSources {
  readonly clocks?: () => ClockReading;
  readonly throttling?: () => ThrottleCounters;
}

function difference(from: number | null, to: number | null): number | null {
  return from === null || to === null ? null : to - from;
}

/** Starts watching on behalf of the process tree below `leader`. */
export async function startMachineWatch(
  leader: number,
  { clocks = readClocks, throttling = readThrottleCounters }: WatchSources = {},
): Promise<MachineWatch> {
  const throttledBefore = throttling();
  const pressureBefore = readCpuPressure();
  const loadBefore = loadavg()[0] ?? 0;
  const cpusBefore = await readCpus(leader);
  const clocksBefore = clocks();
  const startedNs = monotonicNs();
  const stopEventLoop = watchEventLoop();
  return {
    async stop() {
      const harness = stopEventLoop();
      const wallMs = (monotonicNs() - startedNs) / 1e6;
      const drift = clockDrift(clocksBefore, clocks());
      const cpusAfter = await readCpus(leader);
      const pressure = readCpuPressure();
      const after = throttling();
      const lostKhz = difference(after.allowedKhz, throttledBefore.allowedKhz);
      return {
        wallMs,
        harness,
        clocks: drift,
        cpus: cpusBefore && cpusAfter ? cpuShares(cpusBefore, cpusAfter) : null,
        pressureMs: difference(pressureBefore?.someMs ?? null, pressure?.someMs ?? null),
        loadBefore,
        throttled: {
          quotaMs: difference(throttledBefore.quotaMs, after.quotaMs),
          heatEvents: difference(throttledBefore.heatEvents, after.heatEvents),
          frequencyFall: lostKhz === null ? null : lostKhz / (throttledBefore.allowedKhz ?? 1),
        },
      };
    },
  };
}
