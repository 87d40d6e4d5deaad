/** Asks one adapter everything that the points need: two processes, one after the other. */
import { mkdir, rm } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { platform } from 'node:process';
import type { Adapter } from '../adapters/adapter.js';
import type { BuildPlan } from '../adapters/build-plan.js';
import { adapterEnvironment } from '../adapters/clean-environment.js';
import { PROTOCOL_VERSION, type InitializeParams, type ToolMode } from '../adapters/protocol.js';
import { requestId } from '../scenarios/request-id.js';
import type { Asked, Evidence, FirstProcess, Logs, SecondProcess } from './evidence.js';
import type { Examiner } from './examiner.js';
import { Gate } from './gate.js';
import { requestsInFlight } from './in-flight-limit.js';
import { SpokenProcess, type Reply } from './spoken-process.js';

export interface Patience {
  /** For initialize. */
  readonly startMs: number;
  /** For any other reply. */
  readonly replyMs: number;
  /** For the reply to a request that was cancelled. */
  readonly cancelMs: number;
  /** No further call comes when none has come for so long. */
  readonly arrivalMs: number;
}

/** The two waits within a request end before the request is given up. */
export function patienceOf(startMs = 60_000, replyMs = 20_000): Patience {
  return {
    startMs,
    replyMs,
    cancelMs: Math.min(5_000, replyMs / 2),
    arrivalMs: Math.min(3_000, replyMs / 2),
  };
}

export interface ExamineOptions {
  readonly adapter: Adapter;
  readonly plan: BuildPlan;
  readonly examiner: Examiner;
  readonly logDirectory: string;
  readonly patience: Patience;
  readonly signal?: AbortSignal | undefined;
}

/** How long an adapter may take to end (design: 2 s). */
const END_MS = 2_000;
/** A call that an adapter makes after its answer comes within this. */
const AFTERTHOUGHT_MS = 40;
/** An orderly child ends with its parent, but not before it. */
const CHILDREN_MS = 300;

/** No more is asked: what was found so far is the evidence. */
class GaveUp extends Error {}

class Session {
  constructor(
    readonly options: ExamineOptions,
    readonly gate: Gate,
    readonly baseUrl: string,
    readonly process: SpokenProcess,
  ) {}

  async initialize(tool: ToolMode) {
    const { adapter, examiner, patience } = this.options;
    const params: InitializeParams = {
      protocolVersion: PROTOCOL_VERSION,
      llm: { baseUrl: this.baseUrl, apiKey: 'sk-agentbench-simulator', model: 'gpt-4o-mini' },
      scenario: { name: examiner.scenario.name, params: adapter.params },
      tool,
    };
    return this.process.request('initialize', params, 'initialize', patience.startMs);
  }

  /** Asks all at once; `meanwhile` may hold calls and has to let them pass. */
  async ask<T>(
    ids: readonly string[],
    meanwhile?: () => Promise<T>,
    replyMs = this.options.patience.replyMs,
  ): Promise<Asked & { said: T }> {
    const { examiner } = this.options;
    this.options.signal?.throwIfAborted();
    const asked = ids.map((id) => {
      const params = { id, question: examiner.scenario.question(id) };
      return this.process.request('run', params, id, replyMs);
    });
    const said = (await meanwhile?.()) as T;
    if (meanwhile) this.gate.pass();
    const replies = await Promise.all(asked);
    this.gate.pass();
    const calls = await this.gate.take(AFTERTHOUGHT_MS);
    return { ids, replies, calls, records: examiner.records(), said };
  }
}

/** As `examine` goes along; a process that ends or hangs leaves the rest undone. */
type Draft<T> = { -readonly [key in keyof T]: T[key] };

async function examineFirst(session: Session): Promise<FirstProcess> {
  const { process, gate, options } = session;
  const { examiner, patience, adapter } = options;
  const { constant } = examiner;
  const initialize = await session.initialize({ mode: 'constant', constant });
  const found: Draft<FirstProcess> = { initialize, rubbish: process.rubbish };
  const goOn = (asked?: Asked): void => {
    const silent = asked?.replies.find((reply) => reply.kind === 'none');
    if (silent?.kind === 'none') throw new GaveUp(silent.why);
    if (process.over !== undefined) throw new GaveUp(process.over);
  };
  try {
    if (initialize.kind !== 'result') throw new GaveUp('it was never ready');
    goOn((found.first = await session.ask([requestId('w', 1)])));
    goOn((found.second = await session.ask([requestId('w', 2)])));
    // Silence in the place of an error is a fault of its own, and no reason not to ask on.
    const brieflyMs = briefly(found.second.replies, patience.replyMs);
    examiner.askForOtherFile(true);
    found.otherFile = await session.ask([requestId('w', 3)], undefined, brieflyMs);
    examiner.askForOtherFile(false);
    goOn();
    const method = 'no-such-method';
    found.unknownMethod = await process.request(method, { id: method }, method, brieflyMs);
    goOn();
    const cancelled = await cancelOne(session, requestId('w', 5));
    found.cancelled = cancelled;
    goOn(cancelled);
    const inFlight = requestsInFlight(adapter.manifest, cpus().length);
    gate.hold();
    const ids = Array.from({ length: inFlight.asked }, (_, at) => requestId('w', 11 + at));
    const together = await session.ask(ids, () => gate.held(inFlight.wanted, patience.arrivalMs));
    found.together = { ...together, atOnce: together.said };
    goOn(together);
    // The reply may be gone with the process, which is its own fault and no other's.
    found.shutdown = await process.request('shutdown', {}, 'shutdown', END_MS);
    found.ending = await process.ending(END_MS);
    // Elsewhere than on Linux nobody can tell.
    if (found.ending && platform === 'linux') found.leftBehind = await leftBehind(process);
  } catch (error) {
    if (!(error instanceof GaveUp)) throw error;
    found.gaveUp = error.message;
  } finally {
    examiner.askForOtherFile(false);
    await process.kill();
  }
  return found;
}

/** Enough for what took as long before; a client may try again once or twice before it gives up. */
function briefly(replies: readonly Reply[], mostMs: number): number {
  const came = replies.filter(({ kind }) => kind !== 'none');
  const tookMs = Math.max(0, ...came.map(({ sentNs, cameNs }) => (cameNs - sentNs) / 1e6));
  return Math.min(mostMs, 3_000 + Math.round(tookMs) * 10);
}

/** Cancels a request whose model call is held, so that it cannot be answered meanwhile. */
async function cancelOne(session: Session, id: string) {
  const { gate, process, options } = session;
  gate.hold();
  const { said, ...rest } = await session.ask([id], async () => {
    const reachedModel = (await gate.held(1, options.patience.arrivalMs)) > 0;
    process.notify('cancel', { id });
    const untilMs = performance.now() + options.patience.cancelMs;
    while (process.pendingRequests > 0 && performance.now() < untilMs) await pause(5);
    return reachedModel;
  });
  return { ...rest, reachedModel: said };
}

async function leftBehind(process: SpokenProcess): Promise<string[]> {
  const untilMs = performance.now() + CHILDREN_MS;
  let left = process.relatives();
  while (left.length > 0 && performance.now() < untilMs) {
    await pause(20);
    left = process.relatives();
  }
  return left.map(({ pid, command }) => `${pid} (${command})`);
}

/** As a call, because it changes while replies are awaited. */
function isOver(process: SpokenProcess): boolean {
  return process.over !== undefined;
}

async function examineSecond(session: Session): Promise<SecondProcess> {
  const { process, gate, options } = session;
  const initialize = await session.initialize({ mode: 'parquet', path: options.examiner.tripFile });
  const found: Draft<SecondProcess> = { initialize, rubbish: process.rubbish };
  try {
    if (initialize.kind !== 'result') return found;
    found.first = await session.ask([requestId('w', 1)]);
    if (isOver(process)) return found;
    // Last, because there are frameworks that do not survive it.
    gate.refuse();
    const brieflyMs = briefly(found.first.replies, options.patience.replyMs);
    found.refused = await session.ask([requestId('w', 2)], undefined, brieflyMs);
    if (isOver(process)) return found;
    process.closeStdin();
    found.ending = await process.ending(END_MS);
  } finally {
    await process.kill();
  }
  return found;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Gathers the evidence; rejects only when it is interrupted or cannot be gathered at all. */
export async function examine(options: ExamineOptions): Promise<Evidence> {
  const { adapter, plan, examiner, logDirectory, signal } = options;
  await rm(logDirectory, { recursive: true, force: true });
  await mkdir(logDirectory, { recursive: true });
  const logs: Logs = {
    directory: logDirectory,
    stderr: join(logDirectory, 'stderr.log'),
    modelCalls: join(logDirectory, 'model-calls.jsonl'),
  };
  const gate = new Gate(examiner.baseUrl, logs.modelCalls);
  const baseUrl = await gate.listen();
  let current: SpokenProcess | undefined;
  const start = (transcript: string): Session => {
    signal?.throwIfAborted();
    current = new SpokenProcess({
      command: plan.start,
      cwd: plan.sourceDirectory,
      env: adapterEnvironment(process.env, plan.productDirectory, plan.environment),
      transcriptPath: join(logDirectory, transcript),
      logPath: logs.stderr,
      reaper: examiner.reaper,
    });
    return new Session(options, gate, baseUrl, current);
  };
  const onAbort = (): void => void current?.kill();
  signal?.addEventListener('abort', onAbort, { once: true });
  try {
    examiner.records();
    const one = await examineFirst(start('process-1.txt'));
    const worthAnother = one.first?.replies[0]?.kind === 'result';
    const two = worthAnother ? await examineSecond(start('process-2.txt')) : undefined;
    signal?.throwIfAborted();
    const { manifest } = adapter;
    return {
      asking: {
        constant: examiner.constant,
        fileSentence: examiner.fileSentence,
        rightAnswer: (sentence) => examiner.scenario.rightAnswer(sentence),
        package: manifest.package,
        expectedLlmCalls: manifest.expectedLlmCalls,
        knownFaults: manifest.knownFaults ?? [],
        requestsInFlight: requestsInFlight(manifest, cpus().length).wanted,
        logs,
      },
      one,
      ...(two ? { two } : {}),
    };
  } finally {
    signal?.removeEventListener('abort', onAbort);
    await gate.close();
  }
}
