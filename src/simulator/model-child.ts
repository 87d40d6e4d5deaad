/**
 * A child process that stands for the model, the simulator or a proxy: what it says, and its end. It ends with
 * its parent.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { EnvironmentError } from '../errors.js';
import { callRecords, type CallLogBlock } from './call-log.js';
import type { CallRecord, SimulatorHealth } from './call-record.js';
import type { StreamedPieces } from './piece-log.js';
import type { FromChild, ToChild } from './process-messages.js';
import type { LimitReached, Spent } from './proxy/limits.js';

/** How long the child may take to end by itself before it is killed. */
const stopGraceMs = 1000;

/**
 * Half of Node's default for the young generation: answers are short-lived strings, and 8 MB of them stay
 * in a core's cache. Of 1, 2, 4, 8, 16 and 32 it took the least CPU a request.
 */
const nodeFlags = ['--max-semi-space-size=8'];

/** The child needs nothing of the user's environment, least of all its secrets. */
const environment = { PATH: process.env.PATH ?? '', LANG: 'C.UTF-8' };

/** What a drain brings: all since the one before, records in order of arrival. */
export interface Drained {
  readonly records: CallRecord[];
  /** Of streamed answers, where the scenario looks at them. */
  readonly pieces: StreamedPieces[];
  readonly health: SimulatorHealth;
  /** Before a real model: what was spent since the start. */
  readonly spent?: Spent;
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

/**
 * @param command the program and its arguments
 * @param cpus CPU list for taskset
 * @param extra variables that this child alone needs
 */
export function spawnModelChild(
  command: readonly string[],
  cpus?: string,
  extra: Readonly<Record<string, string>> = {},
): ChildProcess {
  const [program = process.execPath, ...args] = [
    ...(cpus === undefined ? [] : ['taskset', '-c', cpus]),
    process.execPath,
    ...nodeFlags,
    ...command,
  ];
  return spawn(program, args, {
    env: { ...environment, ...extra },
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
export class ModelChild {
  readonly #process: ChildProcess;
  readonly #ended: Promise<void>;
  #blocks: CallLogBlock[] = [];
  #pieces: StreamedPieces[] = [];
  #waiting: Waiting | undefined;
  #failure: EnvironmentError | undefined;

  /** @param title as errors name it @param onLimit a limit was reached, of a proxy that has any */
  constructor(child: ChildProcess, title: string, onLimit?: (limit: LimitReached) => void) {
    this.#process = child;
    this.#ended = new Promise((resolve) => {
      child.once('error', (cause) => {
        this.#fail(new EnvironmentError(`${title} could not be started: ${cause.message}`));
        resolve();
      });
      child.once('exit', (code, signal) => {
        const how = signal ?? `exit code ${code ?? 'unknown'}`;
        this.#fail(new EnvironmentError(`${title} ended unexpectedly (${how})`));
        resolve();
      });
    });
    child.on('message', (message: FromChild) => {
      if (message.kind === 'block') this.#blocks.push(message.block);
      else if (message.kind === 'pieces') this.#pieces.push(...message.pieces);
      else if (message.kind === 'limit') onLimit?.(message.limit);
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

/** The child said that it cannot listen. */
export class ChildRefusal extends Error {
  constructor(
    /** Node's own: `EADDRINUSE` … */
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** The port of a child that listens; @throws ChildRefusal, after the child has ended */
export async function portOf(child: ModelChild): Promise<number> {
  const started = await child.next();
  if (started.kind === 'ready') return started.port;
  await child.end();
  throw started.kind === 'failed'
    ? new ChildRefusal(started.code, started.message)
    : new ChildRefusal('', 'unexpected first message');
}

/** A listening child as `run` holds it. */
export function modelProcess(child: ModelChild, port: number): SimulatorProcess {
  let drains: Promise<unknown> = Promise.resolve();

  async function drain(): Promise<Drained> {
    child.send({ kind: 'drain' });
    const drained = await child.next();
    if (drained.kind !== 'drained') throw new Error(`unexpected message "${drained.kind}"`);
    const { health, spent } = drained;
    const records = callRecords(child.takeBlocks());
    return { records, pieces: child.takePieces(), health, ...(spent ? { spent } : {}) };
  }

  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    pid: child.pid,
    drain: () => {
      const result = drains.then(drain);
      drains = result.catch(() => undefined);
      return result;
    },
    stop: () => child.end(),
  };
}
