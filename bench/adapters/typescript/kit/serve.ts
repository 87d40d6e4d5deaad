/** Speaks the adapter protocol (JSON-RPC 2.0, one message a line) for the agents of a process. */
import { readLines, writeLine } from './stdio.js';
import { Agents, type Build, type Programs } from './agents.js';
import { nowNs } from './clock.js';
import { failureKind, ProtocolError, type FailureKind } from './failure.js';
import type { GarbageCount } from './garbage.js';
import { capabilities, installedVersion } from './installed.js';
import { llmFor, wholeParam, type Endpoint } from './llm.js';
import { inScope, type RequestScope, type ToolCall } from './request.js';
import { prepareTools, type ToolMode } from './tools.js';

export type { Agent, Build } from './agents.js';
export type { Llm } from './llm.js';
export { emit } from './request.js';
export type { Tool } from './tools.js';

interface Message {
  readonly id?: number | string;
  readonly method: string;
  readonly params: unknown;
}
interface InitializeParams {
  readonly protocolVersion: number;
  readonly llm: Endpoint;
  readonly scenario: {
    readonly name: string;
    readonly params: Readonly<Record<string, string>>;
  };
  readonly tool: ToolMode;
}
interface RunParams {
  readonly id: string;
  readonly question: string;
}
/** What is served: the npm package, the program of most scenarios, and those of some. */
interface Served {
  readonly framework: string;
  readonly build: Build;
  readonly programs: Programs;
  /** When the modules were loaded. */
  readonly loadedNs: number;
}

const PROTOCOL_VERSION = 1;
const codes: Partial<Record<FailureKind, number>> = { cancelled: -32800, protocol: -32600 };

const running = new Map<string, AbortController>();
let agents: Agents | undefined;
let garbage: (() => GarbageCount) | undefined;

/**
 * Serves what `build` makes of the npm package `framework` until shutdown or end of stdin. A scenario
 * that `programs` names is played by that program's `build` instead.
 */
export function serve(framework: string, build: Build, programs: Programs = {}): void {
  const served = { framework, build, programs, loadedNs: nowNs() };
  const exit = () => process.exit(0);
  readLines((line) => {
    void handle(line, served);
  }, exit);
}

async function handle(line: string, served: Served): Promise<void> {
  let id: number | string | null = null;
  try {
    const message = parse(line);
    id = message.id ?? null;
    switch (message.method) {
      case 'initialize':
        reply(id, await initialize(message.params as InitializeParams, served));
        break;
      case 'run':
        reply(id, await run(message.params as RunParams));
        break;
      case 'cancel':
        running.get((message.params as RunParams).id)?.abort(new CancelledError('cancelled'));
        break;
      case 'stats':
        reply(id, { gc: garbage?.() ?? null });
        break;
      case 'shutdown':
        writeLine({ jsonrpc: '2.0', id, result: null }, () => process.exit(0));
        break;
      default:
        throw new ProtocolError(`unknown method: ${message.method}`);
    }
  } catch (error) {
    fail(id, error);
  }
}

function parse(line: string): Message {
  try {
    return JSON.parse(line) as Message;
  } catch (cause) {
    throw new ProtocolError('not a JSON message', { cause });
  }
}

async function initialize(
  told: InitializeParams,
  { framework, build, programs, loadedNs }: Served,
) {
  const { protocolVersion, llm, scenario, tool } = told;
  if (protocolVersion !== PROTOCOL_VERSION) {
    throw new ProtocolError(`protocol version ${protocolVersion}, expected ${PROTOCOL_VERSION}`);
  }
  const { name, params } = scenario;
  const program = await programs[name]?.();
  const startup = { loadedNs: program ? nowNs() : loadedNs };
  await prepareTools(tool, params);
  const count = wholeParam(params, 'agents', 1);
  agents = await Agents.build(count, program?.build ?? build, llmFor(llm, scenario));
  if (params.gc !== undefined) garbage = (await import('./garbage.js')).watchGarbage();
  return {
    protocolVersion: PROTOCOL_VERSION,
    framework: { name: framework, version: installedVersion(framework) },
    runtime: { name: 'node', version: process.versions.node },
    capabilities: capabilities(),
    startup: { ...startup, builtNs: nowNs(), buildNs: agents.buildNs },
  };
}

class CancelledError extends Error {}

async function run({ id, question }: RunParams): Promise<{ answer: string; tools: ToolCall[] }> {
  const ask = agents?.next();
  if (!ask) throw new ProtocolError('run before initialize');
  const controller = new AbortController();
  const { signal } = controller;
  const tools: ToolCall[] = [];
  const scope: RequestScope = {
    calls: tools,
    onPiece: (text, atNs) => {
      // Pieces that come after the end (of a cancelled request) are nobody's.
      if (signal.aborted || running.get(id) !== controller) return;
      writeLine({ jsonrpc: '2.0', method: 'delta', params: { id, text, atNs } });
    },
  };
  running.set(id, controller);
  try {
    const cancelled = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => {
        reject(signal.reason as CancelledError);
      });
    });
    // A cancelled request ends now, also where a framework ignores the signal.
    const answer = await Promise.race([inScope(scope, () => ask(question, signal)), cancelled]);
    if (answer === '') throw new Error('the framework returned no answer');
    return { answer, tools };
  } finally {
    running.delete(id);
  }
}

function reply(id: number | string | null, result: object): void {
  writeLine({ jsonrpc: '2.0', id, result });
}

function fail(id: number | string | null, error: unknown): void {
  const kind = error instanceof CancelledError ? 'cancelled' : failureKind(error);
  const message = error instanceof Error ? error.message : String(error);
  if (kind !== 'cancelled') console.error(error);
  writeLine({
    jsonrpc: '2.0',
    id,
    error: { code: codes[kind] ?? -32000, message, data: { kind } },
  });
}
