/** What stands for the model in a run: the simulator, or a proxy before a real one or a recording. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { AgentbenchError, ExitCode } from '../errors.js';
import type { Live } from '../results/live-schema.js';
import type { LiveOptions, ReplayOptions } from '../simulator/proxy/proxy-options.js';
import { startProxy } from '../simulator/proxy/proxy-process.js';
import { startSimulator, type SimulatorProcess } from '../simulator/simulator-process.js';
import type { RunSettings } from './session.js';

/** A real model, or a recording of one. */
export interface LiveSettings {
  /** What adapters ask for. */
  readonly model: string;
  /** For people: the model and its server's host. */
  readonly title: string;
  /** Holds the key: never to be printed or saved. */
  readonly proxy: LiveOptions | ReplayOptions;
  /** As the result tells it. */
  readonly record: Live;
}

/** Why a run ended before its plan did: the call that was to come could have exceeded a limit. */
export class LimitStop extends AgentbenchError {
  constructor(message: string) {
    super(message, ExitCode.invalidMeasurement);
  }
}

export interface RunningModel {
  readonly process: SimulatorProcess;
  /** Aborts, with a LimitStop, when a limit is reached. */
  readonly limit: AbortSignal;
  /** Ends the process and tells what the run took; null of a simulator. */
  end(): Promise<Live | null>;
}

async function sha256(path: string): Promise<string | null> {
  const bytes = await readFile(path).catch(() => null);
  return bytes && createHash('sha256').update(bytes).digest('hex');
}

async function startLive(
  live: LiveSettings,
  { seed, scenario: { name, params } }: RunSettings,
  cpus: string | undefined,
): Promise<RunningModel> {
  const reached = new AbortController();
  const { proxy, record } = live;
  const process = await startProxy(
    { model: proxy, scenario: { name, params }, seed },
    ({ message }) => {
      reached.abort(new LimitStop(message));
    },
    cpus,
  );
  return {
    process,
    limit: reached.signal,
    async end() {
      const { spent = null } = await process.drain();
      await process.stop();
      const written = proxy.kind === 'live' ? proxy.record : null;
      const { recording } = record;
      return {
        ...record,
        spent,
        recording:
          recording && written !== null
            ? { ...recording, sha256: await sha256(written) }
            : recording,
      };
    },
  };
}

/** @param cpus CPU list for taskset */
export async function startModel(settings: RunSettings, cpus?: string): Promise<RunningModel> {
  const { live, profile, seed, scenario } = settings;
  if (live) return startLive(live, settings, cpus);
  const process = await startSimulator({
    ...{ profile, seed, scenario, port: 0 },
    ...(cpus === undefined ? {} : { cpus }),
  });
  return {
    process,
    limit: new AbortController().signal,
    async end() {
      await process.stop();
      return null;
    },
  };
}
