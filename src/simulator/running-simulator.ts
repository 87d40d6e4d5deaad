/** A simulator that listens, warmed and ready: what the child program and `agentbench simulate` share. */
import type { SimulatorHealth } from './call-record.js';
import { CallLog, type CallLogBlock } from './call-log.js';
import { HealthMonitor } from './health.js';
import { HttpServer } from './http/server.js';
import type { StreamedPieces } from './piece-log.js';
import { Simulator, type SimulatorSettings } from './simulator.js';
import { warmUp } from './warm-up.js';

export interface RunningSimulator {
  readonly port: number;
  /** All calls that ended since the last drain, and how the process fared. */
  drain(): { blocks: CallLogBlock[]; pieces: StreamedPieces[]; health: SimulatorHealth };
  /** Requests that met their fault meet it again. */
  forgetFaults(): void;
  close(): Promise<void>;
}

/** Rejects with node's own error when it cannot listen (`EADDRINUSE` …). */
export async function runSimulator(
  settings: SimulatorSettings,
  listen: { readonly port: number; readonly host: string },
): Promise<RunningSimulator> {
  const simulator = new Simulator(settings);
  const server = new HttpServer(simulator);
  const port = await server.listen(listen.port, listen.host);
  await warmUp(port, listen.host, settings.scenario);
  simulator.log = new CallLog();
  simulator.drainPieces();
  server.restartOrdinals();
  const health = new HealthMonitor();
  return {
    port,
    drain: () => ({
      blocks: simulator.drain(),
      pieces: simulator.drainPieces(),
      health: health.read(),
    }),
    forgetFaults: () => {
      simulator.forgetFaults();
    },
    close: () => {
      health.stop();
      return server.close();
    },
  };
}
