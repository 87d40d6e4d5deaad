/** From what an adapter used while it was measured to what it costs to run: pure arithmetic, no price is asked for. */
import type { Metrics } from '../results/schema.js';
import type { Estimate } from '../stats/estimate.js';
import type { InstancePrice } from './instance-price.js';
import { difference, larger, overlap, ratio, through } from './interval.js';

const MS_PER_HOUR = 3.6e6;
const MILLION = 1e6;
/** Rounding errors make no instance more. */
const TOLERANCE = 1e-9;

/** Null: what it is made from was not measured, or (instances) does not fit. */
export interface Cost {
  /** In the price's currency, for the CPU time alone. */
  readonly perMillionRequests: Estimate | null;
  /** Bytes that one more session adds to a process: (peak − idle) ÷ most in flight. */
  readonly sessionBytes: Estimate | null;
  /** Instances that the sessions' memory, and their CPU time, would fill. */
  readonly byMemory: Estimate | null;
  readonly byCpu: Estimate | null;
  /** The processes themselves, idle, leave no room for a session. */
  readonly tooSmall: boolean;
  /** Whole ones: the larger of both, at least one. */
  readonly instances: Estimate | null;
  /** `either`: the intervals do not tell. */
  readonly binds: 'memory' | 'CPU' | 'either' | null;
  /** Of all instances, in the price's currency. */
  readonly perHour: Estimate | null;
}

/** @param sessions that are under way at once, each asking again as soon as it has its answer */
export function costOf(metrics: Metrics, price: InstancePrice, sessions: number): Cost {
  const { byMemory, tooSmall } = memoryDemand(metrics, price, sessions);
  const byCpu = cpuDemand(metrics, price, sessions);
  const instances =
    byMemory && byCpu && through(larger(byMemory, byCpu), (demand) => wholeInstances(demand));
  return {
    perMillionRequests: perMillionRequests(metrics, price),
    sessionBytes: sessionBytes(metrics),
    byMemory,
    byCpu,
    tooSmall,
    instances,
    binds: byMemory && byCpu && binding(byMemory, byCpu),
    perHour: instances && through(instances, (count) => count * price.pricePerHour),
  };
}

const wholeInstances = (demand: number): number => Math.max(1, Math.ceil(demand - TOLERANCE));

function binding(byMemory: Estimate, byCpu: Estimate): 'memory' | 'CPU' | 'either' {
  if (overlap(byMemory, byCpu)) return 'either';
  return byMemory.value > byCpu.value ? 'memory' : 'CPU';
}

/** CPU ms × 10⁶ ÷ (usable vCPU ms in an hour) × price of an hour. */
function perMillionRequests(
  { cpuMsPerRequest }: Metrics,
  { vcpus, targetUtilisation, pricePerHour }: InstancePrice,
): Estimate | null {
  const usableMsPerHour = vcpus * targetUtilisation * MS_PER_HOUR;
  return (
    cpuMsPerRequest &&
    through(cpuMsPerRequest, (cpuMs) => ((cpuMs * MILLION) / usableMsPerHour) * pricePerHour)
  );
}

/**
 * What grew between ready and the peak, shared out to the requests that were in flight then. Never below
 * zero: the peak is the highest of all, so an interval that says so is one of noise.
 */
function sessionBytes({ idleRssBytes, peakRssBytes, inFlight }: Metrics): Estimate | null {
  if (!idleRssBytes || !peakRssBytes || !inFlight?.peak) return null;
  const { peak } = inFlight;
  return through(difference(peakRssBytes, idleRssBytes), (bytes) => Math.max(0, bytes) / peak);
}

/** n instances hold the sessions when n × (usable − processes × idle) = sessions × bytes of one. */
function memoryDemand(
  metrics: Metrics,
  { vcpus, memoryBytes, usableMemoryShare }: InstancePrice,
  sessions: number,
): Pick<Cost, 'byMemory' | 'tooSmall'> {
  const bytes = sessionBytes(metrics);
  const idle = metrics.idleRssBytes;
  if (!bytes || !idle) return { byMemory: null, tooSmall: false };
  const room = (idleBytes: number | null): number =>
    idleBytes === null ? Number.NaN : memoryBytes * usableMemoryShare - vcpus * idleBytes;
  if (room(idle.value) <= 0) return { byMemory: null, tooSmall: true };
  const demand = (ofSession: number | null, ofProcess: number | null): number | null =>
    ofSession !== null && room(ofProcess) > 0 ? (sessions * ofSession) / room(ofProcess) : null;
  return {
    byMemory: {
      value: (sessions * bytes.value) / room(idle.value),
      low: demand(bytes.low, idle.low),
      high: demand(bytes.high, idle.high),
    },
    tooSmall: false,
  };
}

/** Sessions × (CPU time ÷ latency of a request) is the number of busy cores. */
function cpuDemand(
  { cpuMsPerRequest, latencyMs }: Metrics,
  { vcpus, targetUtilisation }: InstancePrice,
  sessions: number,
): Estimate | null {
  if (!cpuMsPerRequest || !latencyMs || latencyMs.mean.value <= 0) return null;
  return through(
    ratio(cpuMsPerRequest, latencyMs.mean),
    (cores) => (sessions * cores) / (vcpus * targetUtilisation),
  );
}
