/** The simulator as `run` holds it: a child process that ends with its parent. */
import type { CallRecord, SimulatorHealth } from './call-record.js';
import type { LatencyProfile } from './profile.js';

export interface SimulatorOptions {
  readonly profile: LatencyProfile;
  readonly seed: number;
  readonly scenario: string;
  /** 0 lets the system choose. */
  readonly port: number;
  /** CPU list for taskset, e.g. `0`; undefined leaves the process unpinned. */
  readonly cpus?: string;
}

export interface SimulatorProcess {
  /** `http://127.0.0.1:<port>/v1` */
  readonly baseUrl: string;
  readonly pid: number;
  /** All records since the last drain, in order of arrival, with the simulator's own health. */
  drain(): Promise<{ records: CallRecord[]; health: SimulatorHealth }>;
  /** Ends the process; resolves when it is gone. */
  stop(): Promise<void>;
}

/** Starts the simulator and resolves once it is warmed and listening on 127.0.0.1. */
export function startSimulator(_options: SimulatorOptions): Promise<SimulatorProcess> {
  throw new Error('not built yet');
}
