/** The simulator as `run` holds it: a child process that ends with its parent. */
import type { ChildProcess } from 'node:child_process';
import { EnvironmentError, UsageError } from '../errors.js';
import { programPath } from '../program-path.js';
import {
  ChildRefusal,
  ModelChild,
  modelProcess,
  portOf,
  spawnModelChild,
  type Drained,
  type SimulatorProcess,
} from './model-child.js';
import type { ChildOptions, NamedScenario } from './process-messages.js';
import type { LatencyProfile } from './profile.js';

export type { Drained, SimulatorProcess };

export interface SimulatorOptions {
  readonly profile: LatencyProfile;
  readonly seed: number;
  readonly scenario: NamedScenario;
  /** 0 lets the system choose. */
  readonly port: number;
  /** CPU list for taskset, e.g. `0`; undefined leaves the process unpinned. */
  readonly cpus?: string;
}

function spawnChild({ profile, seed, scenario, port, cpus }: SimulatorOptions): ChildProcess {
  const { name, params } = scenario;
  const childOptions: ChildOptions = { profile, seed, scenario: { name, params }, port };
  return spawnModelChild(
    [programPath(import.meta.url, './main.js'), JSON.stringify(childOptions)],
    cpus,
  );
}

function listenError({ code, message }: ChildRefusal, port: number): Error {
  return code === 'EADDRINUSE'
    ? new UsageError(`port ${port} is in use; choose another with --port`, '--port', port)
    : new EnvironmentError(`the simulator could not be started: ${message}`);
}

/**
 * Starts the simulator and resolves once it is warmed and listening on 127.0.0.1.
 * @throws UsageError when the port is taken, EnvironmentError when the process cannot be started
 */
export async function startSimulator(options: SimulatorOptions): Promise<SimulatorProcess> {
  const child = new ModelChild(spawnChild(options), 'the simulator');
  const port = await portOf(child).catch((error: unknown) => {
    throw error instanceof ChildRefusal ? listenError(error, options.port) : error;
  });
  return modelProcess(child, port);
}
