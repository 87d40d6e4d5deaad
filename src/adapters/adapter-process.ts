/** A subject that is a child process speaking the adapter protocol on its stdin and stdout. */
import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { monotonicNs } from '../clock.js';
import type { Outlet } from '../load/sender.js';
import type { Answer, Subject } from '../load/subject.js';
import { RequestFailure, SubjectFailure } from '../load/subject.js';
import { askStats } from './ask-stats.js';
import { DeltaLog } from './delta-log.js';
import { lastWordsClause } from './last-words.js';
import { killGroup } from './process-group.js';
import type { InitializeParams } from './protocol.js';
import { initializeResultSchema, runResultSchema } from './protocol.js';
import { RUN_MARK, type Reaper } from './reaper.js';
import { RpcConnection } from './rpc-connection.js';

export interface AdapterProcessOptions {
  readonly command: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** CPU list for taskset; undefined leaves the process where the system puts it. */
  readonly cpus?: string | undefined;
  readonly initialize: InitializeParams;
  /** Where stderr goes; appended. */
  readonly logPath: string;
  readonly startTimeoutMs: number;
  readonly requestTimeoutMs: number;
  readonly reaper: Reaper;
}

/** How long an adapter may take to end after `shutdown` (design: 2 s). */
const SHUTDOWN_MS = 2_000;

/** Starts an adapter and sends `initialize` at once; `ready()` tells how that went. */
export function startAdapterProcess(options: AdapterProcessOptions): Subject {
  mkdirSync(dirname(options.logPath), { recursive: true });
  const log = openSync(options.logPath, 'a');
  const [program = '', ...args] =
    options.cpus === undefined
      ? options.command
      : ['taskset', '-c', options.cpus, ...options.command];
  const spawnedNs = monotonicNs();
  const child = spawn(program, args, {
    cwd: options.cwd,
    env: { ...options.env, [RUN_MARK]: options.reaper.mark },
    stdio: ['pipe', 'pipe', log],
    detached: true,
  });
  closeSync(log);
  const { pid, stdin, stdout } = child;
  if (!stdin || !stdout) throw new SubjectFailure(`could not be started: no pipes to "${program}"`);
  if (pid !== undefined) options.reaper.watch(pid);

  let stopping = false;
  const streams = new DeltaLog();
  const rpc: RpcConnection = new RpcConnection(
    stdin,
    stdout,
    () => {
      killGroup(pid);
    },
    (method, params) => {
      const fault = method === 'delta' ? streams.take(params) : undefined;
      if (fault !== undefined) rpc.fail(fault);
    },
  );
  const ended = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      rpc.fail(`could not be started: ${error.message}`);
      resolve();
    });
    child.once('exit', () => {
      resolve();
      // A grandchild that inherited stdout can hold it open for ever.
      setTimeout(() => stdout.destroy(), 500).unref();
    });
  });
  // `close` comes after the last byte of stdout: replies in the pipe count before the exit does.
  child.once('close', (code, signal) => {
    if (stopping) return;
    const how = signal ? `was killed by ${signal}` : `exited with code ${code ?? '?'}`;
    rpc.fail(how + lastWordsClause(options.logPath));
  });

  const startTimer = setTimeout(() => {
    rpc.fail(`was not ready within ${options.startTimeoutMs / 1000} s`);
  }, options.startTimeoutMs);
  const ready = rpc
    .call('initialize', options.initialize, 'initialize')
    .reply.then(({ result, receivedNs }) => {
      const info = initializeResultSchema.safeParse(result);
      if (!info.success) {
        rpc.fail(
          `its reply to initialize has a bad field "${info.error.issues[0]?.path.join('.') ?? ''}"`,
        );
        throw rpc.broken ?? new SubjectFailure('bad initialize reply');
      }
      const { startup, ...said } = info.data;
      return { info: said, readyNs: receivedNs, startup };
    })
    .catch((error: unknown) => {
      if (error instanceof RequestFailure) rpc.fail(`failed to initialize: ${error.message}`);
      throw rpc.broken ?? error;
    })
    .finally(() => {
      clearTimeout(startTimer);
    });
  ready.catch(() => undefined);

  const calls = new Map<string, number>();

  async function run(id: string, question: string, outlet?: Outlet): Promise<Answer> {
    let timer: NodeJS.Timeout | undefined;
    let settled = false;
    const { id: call, reply } = rpc.call('run', { id, question }, id, outlet, () => {
      if (settled) return;
      timer = setTimeout(() => {
        rpc.notify('cancel', { id });
        rpc.abandon(call, (writtenNs) => {
          const why = `no answer within ${options.requestTimeoutMs / 1000} s`;
          return new RequestFailure('timeout', why, writtenNs, monotonicNs());
        });
      }, options.requestTimeoutMs);
    });
    calls.set(id, call);
    streams.open(id);
    try {
      const { result, writtenNs, receivedNs } = await reply;
      const parsed = runResultSchema.safeParse(result);
      if (!parsed.success) {
        const field = parsed.error.issues[0]?.path.join('.') ?? '';
        throw new RequestFailure(
          'protocol',
          `its answer has a bad field "${field}"`,
          writtenNs,
          receivedNs,
        );
      }
      return { ...parsed.data, deltas: streams.close(id), writtenNs, answeredNs: receivedNs };
    } finally {
      settled = true;
      clearTimeout(timer);
      calls.delete(id);
      streams.close(id);
    }
  }

  async function kill(): Promise<void> {
    stopping = true;
    killGroup(pid);
    await ended;
    // The leader may be gone while its children live on: the group is killed again once it has ended.
    killGroup(pid);
    rpc.fail('was stopped');
    if (pid !== undefined) options.reaper.forget(pid);
  }

  async function stop(): Promise<string | null> {
    if (rpc.broken) {
      await kill();
      return null;
    }
    stopping = true;
    rpc.call('shutdown', {}, 'shutdown').reply.catch(() => undefined);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<'late'>((resolve) => {
      timer = setTimeout(resolve, SHUTDOWN_MS, 'late');
    });
    const outcome = await Promise.race([ended, late]);
    clearTimeout(timer);
    const { exitCode } = child;
    await kill();
    if (outcome === 'late') return `ignored shutdown for ${SHUTDOWN_MS / 1000} s and was killed`;
    return exitCode === 0
      ? null
      : `ended with ${child.signalCode ?? `code ${exitCode ?? '?'}`} after shutdown`;
  }

  return {
    pid,
    spawnedNs,
    inputFd: (stdin as { _handle?: { fd?: number } })._handle?.fd,
    ready: () => ready,
    run,
    cancel: (id) => {
      if (calls.has(id)) rpc.notify('cancel', { id });
    },
    stats: () => askStats(rpc),
    get broken() {
      return rpc.broken;
    },
    stop,
    kill,
  };
}
