/** Speaks the adapter protocol (JSON-RPC 2.0, one message a line) for one agent. */
import { readLines, writeLine } from './stdio.js';
import { readFileSync } from 'node:fs';
import { failureKind, ProtocolError, type FailureKind } from './failure.js';
import { collectToolCalls, type ToolCall } from './request.js';
import { prepareTools, type ToolMode } from './tools.js';

export { averageTripDuration } from './tools.js';

/** The model's endpoint (`baseUrl` ends in `/v1`). */
export interface Llm {
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly model: string;
  /** What a run tells the adapter beside it: `scenario.params`. */
  readonly params: Readonly<Record<string, string>>;
}

/** Answers one question; `signal` aborts it. */
export type Agent = (question: string, signal: AbortSignal) => Promise<string>;

interface Message {
  readonly id?: number | string;
  readonly method: string;
  readonly params: unknown;
}
interface InitializeParams {
  readonly protocolVersion: number;
  readonly llm: Omit<Llm, 'params'>;
  readonly scenario: Pick<Llm, 'params'> & { readonly name: string };
  readonly tool: ToolMode;
}
interface RunParams {
  readonly id: string;
  readonly question: string;
}
type Build = (llm: Llm) => Agent | Promise<Agent>;

const PROTOCOL_VERSION = 1;
const CAPABILITIES = ['react'];
const codes: Partial<Record<FailureKind, number>> = { cancelled: -32800, protocol: -32600 };

const running = new Map<string, AbortController>();
let agent: Agent | undefined;

/** Serves the agent that `build` makes of the npm package `framework` until shutdown or end of stdin. */
export function serve(framework: string, build: Build): void {
  const exit = () => process.exit(0);
  readLines((line) => {
    void handle(line, framework, build);
  }, exit);
}

async function handle(line: string, framework: string, build: Build): Promise<void> {
  let id: number | string | null = null;
  try {
    const message = parse(line);
    id = message.id ?? null;
    switch (message.method) {
      case 'initialize':
        reply(id, await initialize(message.params as InitializeParams, framework, build));
        break;
      case 'run':
        reply(id, await run(message.params as RunParams));
        break;
      case 'cancel':
        running.get((message.params as RunParams).id)?.abort(new CancelledError('cancelled'));
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

async function initialize(params: InitializeParams, framework: string, build: Build) {
  const { protocolVersion, llm, scenario, tool } = params;
  if (protocolVersion !== PROTOCOL_VERSION) {
    throw new ProtocolError(`protocol version ${protocolVersion}, expected ${PROTOCOL_VERSION}`);
  }
  await prepareTools(tool, scenario.params);
  agent = await build({ ...llm, params: scenario.params });
  return {
    protocolVersion: PROTOCOL_VERSION,
    framework: { name: framework, version: installedVersion(framework) },
    runtime: { name: 'node', version: process.versions.node },
    capabilities: CAPABILITIES,
  };
}

class CancelledError extends Error {}

async function run({ id, question }: RunParams): Promise<{ answer: string; tools: ToolCall[] }> {
  const ask = agent;
  if (!ask) throw new ProtocolError('run before initialize');
  const controller = new AbortController();
  const { signal } = controller;
  const tools: ToolCall[] = [];
  running.set(id, controller);
  try {
    const cancelled = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => {
        reject(signal.reason as CancelledError);
      });
    });
    // A cancelled request ends now, also where a framework ignores the signal.
    const answer = await Promise.race([
      collectToolCalls(tools, () => ask(question, signal)),
      cancelled,
    ]);
    if (answer === '') throw new Error('the framework returned no answer');
    return { answer, tools };
  } finally {
    running.delete(id);
  }
}

/** Version of a package as installed beside the adapter. */
function installedVersion(name: string): string {
  const manifest = new URL(`../../node_modules/${name}/package.json`, import.meta.url);
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
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
