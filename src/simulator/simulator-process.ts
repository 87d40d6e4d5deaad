/** The simulator as `run` holds it: a child process that ends with its parent. */
import { spawn, type ChildProcess } from 'node:child_process';
import { EnvironmentError, UsageError } from '../errors.js';
import { programPath } from '../program-path.js';
import { callRecords, type CallLogBlock } from './call-log.js';
import type { CallRecord, SimulatorHealth } from './call-record.js';
import type { ChildOptions, FromChild, NamedScenario, ToChild } from './process-messages.js';
import type { StreamedPieces } from './piece-log.js';
import type { LatencyProfile } from './profile.js';

export interface SimulatorOptions {
  readonly profile: LatencyProfile;
  readonly seed: number;
  readonly scenario: NamedScenario;
  /** 0 lets the system choose. */
  readonly port: number;
  /** CPU list for taskset, e.g. `0`; undefined leaves the process unpinned. */
  readonly cpus?: string;
}

/** What a drain brings: all since the one before, records in order of arrival. */
export interface Drained {
  readonly records: CallRecord[];
  /** Of streamed answers, where the scenario asks for them (`pieceLog`). */
  readonly pieces: StreamedPieces[];
  readonly health: SimulatorHealth;
}

export interface SimulatorProcess {
  /** `http://127.0.0.1:<port>/v1` */
  readonly baseUrl: string;
  readonly pid: number;
  /** Takes out what was noted; requests that met a fault meet it again from here on. */
  drain(): Promise<Drained>;
  /** Ends the process; resolves when it is gone. */
  stop(): Promise<void>;
}

/** How long the child may take to end by itself before it is killed. */
const stopGraceMs = 1000;

/**
 * Half of Node's default for the young generation: answers are short-lived strings, and 8 MB of them stay
 * in a core's cache. Of 1, 2, 4, 8, 16 and 32 it took the least CPU a request.
 */
const nodeFlags = ['--max-semi-space-size=8'];

/** The child needs nothing of the user's environment, least of all its secrets. */
const environment = { PATH: process.env.PATH ?? '', LANG: 'C.UTF-8' };

function spawnChild(options: SimulatorOptions): ChildProcess {
  const { profile, seed, scenario, port, cpus } = options;
  const { name, params } = scenario;
  const childOptions: ChildOptions = { profile, seed, scenario: { name, params }, port };
  const command = [
    ...(cpus === undefined ? [] : ['taskset', '-c', cpus]),
    process.execPath,
    ...nodeFlags,
    programPath(import.meta.url, './main.js'),
    JSON.stringify(childOptions),
  ];
  const [program = process.execPath, ...args] = command;
  return spawn(program, args, {
    env: environment,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    serialization: 'advanced',
  });
}

/** Who waits for the child's next message. */
interface Waiting {
  readonly resolve: (message: FromChild) => void;
  readonly reject: (error: Error) => void;
}

/** The child's messages, and its unexpected end, as promises. */
class Child {
  readonly #process: ChildProcess;
  readonly #ended: Promise<void>;
  #blocks: CallLogBlock[] = [];
  #pieces: StreamedPieces[] = [];
  #waiting: Waiting | undefined;
  #failure: EnvironmentError | undefined;

  constructor(child: ChildProcess) {
    this.#process = child;
    this.#ended = new Promise((resolve) => {
      child.once('error', (cause) => {
        this.#fail(new EnvironmentError(`the simulator could not be started: ${cause.message}`));
        resolve();
      });
      child.once('exit', (code, signal) => {
        const how = signal ?? `exit code ${code ?? 'unknown'}`;
        this.#fail(new EnvironmentError(`the simulator ended unexpectedly (${how})`));
        resolve();
      });
    });
    child.on('message', (message: FromChild) => {
      if (message.kind === 'block') this.#blocks.push(message.block);
      else if (message.kind === 'pieces') this.#pieces.push(...message.pieces);
      else this.#settle()?.resolve(message);
    });
  }

  get pid(): number {
    return this.#process.pid ?? -1;
  }

  /** The next message that is no part of a drain. */
  next(): Promise<FromChild> {
    return new Promise((resolve, reject) => {
      if (this.#failure) reject(this.#failure);
      else this.#waiting = { resolve, reject };
    });
  }

  send(message: ToChild): void {
    if (this.#process.connected) this.#process.send(message, () => undefined);
  }

  takeBlocks(): CallLogBlock[] {
    const blocks = this.#blocks;
    this.#blocks = [];
    return blocks;
  }

  takePieces(): StreamedPieces[] {
    const pieces = this.#pieces;
    this.#pieces = [];
    return pieces;
  }

  async end(): Promise<void> {
    const kill = setTimeout(() => this.#process.kill('SIGKILL'), stopGraceMs);
    this.send({ kind: 'stop' });
    await this.#ended;
    clearTimeout(kill);
  }

  #settle(): Waiting | undefined {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    return waiting;
  }

  #fail(error: EnvironmentError): void {
    this.#failure ??= error;
    this.#settle()?.reject(this.#failure);
  }
}

function listenError(code: string, message: string, port: number): Error {
  return code === 'EADDRINUSE'
    ? new UsageError(`port ${port} is in use; choose another with --port`, '--port', port)
    : new EnvironmentError(`the simulator could not be started: ${message}`);
}

/**
 * Starts the simulator and resolves once it is warmed and listening on 127.0.0.1.
 * @throws UsageError when the port is taken, EnvironmentError when the process cannot be started
 */
export async function startSimulator(options: SimulatorOptions): Promise<SimulatorProcess> {
  const child = new Child(spawnChild(options));
  const started = await child.next();
  if (started.kind !== 'ready') {
    await child.end();
    const { code, message } =
      started.kind === 'failed' ? started : { code: '', message: 'unexpected first message' };
    throw listenError(code, message, options.port);
  }
  let drains: Promise<unknown> = Promise.resolve();

  async function drain(): Promise<Drained> {
    child.send({ kind: 'drain' });
    const drained = await child.next();
    if (drained.kind !== 'drained') throw new Error(`unexpected message "${drained.kind}"`);
    const records = callRecords(child.takeBlocks());
    return { records, pieces: child.takePieces(), health: drained.health };
  }

  return {
    baseUrl: `http://127.0.0.1:${started.port}/v1`,
    pid: child.pid,
    drain: () => {
      const result = drains.then(drain);
      drains = result.catch(() => undefined);
      return result;
    },
    stop: () => child.end(),
  };
}
