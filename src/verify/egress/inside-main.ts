/**
 * The program inside the network namespace: simulator, sink and adapter, and nothing else there is.
 * An assignment on stdin, a sighting on stdout.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { PROTOCOL_VERSION } from '../../adapters/protocol.js';
import { requestId } from '../../scenarios/request-id.js';
import { startExaminer, type Examiner } from '../examiner.js';
import { replyText, runResult } from '../finding.js';
import { SpokenProcess, type Reply } from '../spoken-process.js';
import { assignmentSchema, type Assignment, type Attempt, type Sighting } from './attempt.js';
import { kernelRefusals } from './kernel-refusals.js';
import { startSink } from './sink.js';

const END_MS = 5_000;

/** Attempts by host, port and phase. */
class Notebook {
  phase: Attempt['phase'] = 'start';
  readonly #connections = new Map<string, Attempt>();
  readonly #lookups = new Map<string, Attempt>();

  lookedUp(host: string): void {
    this.#note(this.#lookups, host, null);
  }

  connected(host: string, port: number): void {
    this.#note(this.#connections, host, port);
  }

  /** A look-up is worth a line of its own only when no connection to the host followed. */
  attempts(): Attempt[] {
    const connections = [...this.#connections.values()];
    const reached = new Set(connections.map(({ host }) => host));
    return [...connections, ...[...this.#lookups.values()].filter((one) => !reached.has(one.host))];
  }

  #note(into: Map<string, Attempt>, host: string, port: number | null): void {
    const { phase } = this;
    const key = `${host} ${port ?? ''} ${phase}`;
    const count = (into.get(key)?.count ?? 0) + 1;
    into.set(key, { host, port, phase, count });
  }
}

function faultOf(reply: Reply, examiner: Examiner): string | null {
  const right = examiner.scenario.rightAnswer(examiner.constant);
  const read = runResult(reply, right);
  if (!read || read.fault) return replyText(reply);
  return read.result.answer === right ? null : `the answer "${read.result.answer}"`;
}

/** Takes the adapter through its life; resolves with what was wrong with its first answer. */
async function live(
  adapter: SpokenProcess,
  examiner: Examiner,
  assignment: Assignment,
  notebook: Notebook,
): Promise<string | null> {
  const { startMs, replyMs, settleMs, lastMs, params } = assignment;
  const initialize = {
    protocolVersion: PROTOCOL_VERSION,
    llm: { baseUrl: examiner.baseUrl, apiKey: 'sk-agentbench-simulator', model: 'gpt-4o-mini' },
    scenario: { name: examiner.scenario.name, params },
    tool: { mode: 'constant', constant: examiner.constant },
  };
  const ready = await adapter.request('initialize', initialize, 'initialize', startMs);
  if (ready.kind !== 'result') return replyText(ready);
  await sleep(settleMs);
  const ask = (id: string): Promise<Reply> =>
    adapter.request('run', { id, question: examiner.scenario.question(id) }, id, replyMs);
  notebook.phase = 'first request';
  const fault = faultOf(await ask(requestId('w', 1)), examiner);
  await sleep(settleMs);
  notebook.phase = 'later';
  await ask(requestId('w', 2));
  await sleep(lastMs);
  notebook.phase = 'exit';
  await adapter.request('shutdown', {}, 'shutdown', END_MS);
  await adapter.ending(END_MS);
  return fault;
}

async function main(): Promise<Sighting> {
  const assignment = assignmentSchema.parse(JSON.parse(await text(process.stdin)));
  const { command, cwd, env, logDirectory } = assignment;
  mkdirSync(logDirectory, { recursive: true });
  const notebook = new Notebook();
  const examiner = await startExaminer();
  const sink = await startSink(notebook);
  const before = kernelRefusals();
  const adapter = new SpokenProcess({
    ...{ command, cwd, env },
    transcriptPath: join(logDirectory, 'protocol.txt'),
    logPath: join(logDirectory, 'stderr.log'),
    reaper: examiner.reaper,
  });
  try {
    const fault = await live(adapter, examiner, assignment, notebook);
    return { attempts: notebook.attempts(), unnamed: kernelRefusals() - before, fault };
  } finally {
    await adapter.kill();
    sink.close();
    await examiner.close();
  }
}

process.stdout.write(JSON.stringify(await main()));
