/** What can be seen of this machine's fitness for timing. Judged elsewhere. */
import { freemem } from 'node:os';
import { describeEnvironment } from '../run/environment.js';
import { tryPinning, type Pinning } from '../run/pinning.js';
import { allowedCpus } from '../sampling/cpu-list.js';
import {
  readCoreTimes,
  readCpuPressure,
  readText,
  type CoreTimes,
} from '../sampling/machine-counters.js';
import { readThrottleCounters, type ThrottleCounters } from '../sampling/throttling.js';
import type { Environment } from '../results/schema.js';
import { measureClockAgreement, type ClockAgreement } from './clock-agreement.js';
import { readCpuQuota } from './cpu-quota.js';
import { measureTimers, type TimerEvidence } from './timers.js';

/** Null: the system does not tell. */
export interface MachineEvidence {
  readonly environment: Environment;
  /** CPUs that this process may use. */
  readonly allowedCpus: readonly number[] | null;
  /** Time stolen by the hypervisor, % of busy time: since boot, and while the timers were measured. */
  readonly stealPercent: { readonly sinceBoot: number; readonly now: number } | null;
  /** CPU time that others used while the timers were measured, in cores. */
  readonly coresInUse: number | null;
  /** Share of the last 10 s in which some task waited for a CPU, %. */
  readonly cpuPressurePercent: number | null;
  /** Whether cores may run above their nominal frequency. */
  readonly turbo: boolean | null;
  readonly timers: TimerEvidence;
  readonly clocks: ClockAgreement | null;
  readonly pinning: Pinning;
  readonly availableMemoryBytes: number;
  readonly cpuQuotaCores: number | null;
  readonly throttled: ThrottleCounters;
}

/** Intel's driver counts what is off, cpufreq what is on (Documentation/admin-guide/pm). */
function turbo(): boolean | null {
  const off = readText('/', 'sys/devices/system/cpu/intel_pstate/no_turbo');
  if (off !== null) return off.trim() === '0';
  const on = readText('/', 'sys/devices/system/cpu/cpufreq/boost');
  return on === null ? null : on.trim() === '1';
}

function availableMemory(): number {
  const kb = /^MemAvailable:\s+(\d+) kB/m.exec(readText('/', 'proc/meminfo') ?? '')?.[1];
  return kb === undefined ? freemem() : Number(kb) * 1024;
}

interface MachineTimes {
  readonly busyMs: number;
  readonly stealMs: number;
}

function sumOf(cores: ReadonlyMap<number, CoreTimes> | null): MachineTimes | null {
  if (cores === null) return null;
  const all = [...cores.values()];
  return {
    busyMs: all.reduce((sum, { busyMs }) => sum + busyMs, 0),
    stealMs: all.reduce((sum, { stealMs }) => sum + stealMs, 0),
  };
}

const percent = ({ busyMs, stealMs }: MachineTimes): number =>
  stealMs === 0 ? 0 : (100 * stealMs) / (busyMs + stealMs);

/** Takes a bit more than `forMs`, in which timers and the load of others are measured. */
export async function gatherMachineEvidence(forMs = 1000): Promise<MachineEvidence> {
  const pinning = tryPinning();
  const environment = await describeEnvironment(pinning, {}, {});
  const clocks = await measureClockAgreement();
  const before = sumOf(readCoreTimes());
  const ownBefore = process.cpuUsage();
  const started = performance.now();
  const timers = await measureTimers(forMs);
  const elapsedMs = performance.now() - started;
  const own = process.cpuUsage(ownBefore);
  const after = sumOf(readCoreTimes());
  const passed =
    before && after
      ? { busyMs: after.busyMs - before.busyMs, stealMs: after.stealMs - before.stealMs }
      : null;
  const ownMs = (own.user + own.system) / 1000;
  return {
    environment,
    allowedCpus: allowedCpus('self'),
    stealPercent: after && passed ? { sinceBoot: percent(after), now: percent(passed) } : null,
    coresInUse: passed ? Math.max(0, passed.busyMs - ownMs) / elapsedMs : null,
    cpuPressurePercent: readCpuPressure()?.someAvg10 ?? null,
    turbo: turbo(),
    timers,
    clocks,
    pinning,
    availableMemoryBytes: availableMemory(),
    cpuQuotaCores: readCpuQuota(),
    throttled: readThrottleCounters(),
  };
}
