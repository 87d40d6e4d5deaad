/**
 * An adapter process that is listened to without being interrupted: whatever it says wrong is noted, and
 * asking goes on. (The one that is timed, adapters/adapter-process.ts, ends at the first fault.)
 */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { closeSync, openSync } from 'node:fs';
import { lastWordsClause } from '../adapters/last-words.js';
import { lineReader } from '../adapters/line-reader.js';
import { killGroup, killProcess } from '../adapters/process-group.js';
import { adapterMessageSchema } from '../adapters/protocol.js';
import { RUN_MARK, type Reaper } from '../adapters/reaper.js';
import { excerpt } from '../adapters/rpc-connection.js';
import { monotonicNs } from '../clock.js';
import { processesWith } from './left-behind.js';
import { Transcript } from './transcript.js';

/** What came of a request; `where` is the line of the transcript. */
export type Reply = { readonly where: string; readonly sentNs: number; readonly cameNs: number } & (
  | { readonly kind: 'result'; readonly result: unknown }
  | { readonly kind: 'error'; readonly error: unknown }
  /** `why`: `no reply within 20 s`, `the process exited with code 7 …` */
  | { readonly kind: 'none'; readonly why: string }
);

/** How a process ended; null when it had to be killed. */
export interface Ending {
  readonly afterMs: number;
  readonly code: number | null;
  readonly signal: string | null;
}

export interface SpokenProcessOptions {
  readonly command: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly transcriptPath: string;
  readonly logPath: string;
  readonly reaper: Reaper;
}

/** Something on stdout that does not belong there. */
export interface Rubbish {
  readonly what: string;
  readonly where: string;
}

/** By this variable children are found that have left the process group. */
const PROCESS_MARK = 'AGENTBENCH_VERIFY';

/** Stands for the label of a request that was given up: its reply is no second one. */
const LATE = '';

export class SpokenProcess {
  readonly transcript: Transcript;
  readonly rubbish: Rubbish[] = [];
  readonly #options: SpokenProcessOptions;
  readonly #mark = randomUUID();
  readonly #child;
  readonly #pending = new Map<number, { label: string; settle: (reply: Reply) => void }>();
  readonly #settled = new Map<number, string>();
  readonly #ended: Promise<Omit<Ending, 'afterMs'>>;
  #end: string | undefined;
  #nextId = 1;

  constructor(options: SpokenProcessOptions) {
    this.#options = options;
    this.transcript = new Transcript(options.transcriptPath);
    const log = openSync(options.logPath, 'a');
    const [program = '', ...args] = options.command;
    const env = {
      ...options.env,
      [RUN_MARK]: options.reaper.mark,
      [PROCESS_MARK]: this.#mark,
    };
    this.#child = spawn(program, args, {
      cwd: options.cwd,
      env,
      stdio: ['pipe', 'pipe', log],
      detached: true,
    });
    closeSync(log);
    if (this.#child.pid !== undefined) options.reaper.watch(this.#child.pid);
    const read = lineReader((line) => {
      this.#receive(line);
    });
    this.#child.stdout?.on('data', (chunk: Buffer) => {
      try {
        read(chunk);
      } catch {
        this.#rubbish('a line of more than 16 MiB', this.transcript.note('←', '(too long)'));
      }
    });
    // EPIPE: the process has ended, which is told by its exit.
    this.#child.stdin?.on('error', () => undefined);
    this.#ended = new Promise((resolve) => {
      this.#child.once('error', ({ message }) => {
        this.#over(`the process could not be started: ${message}`);
        resolve({ code: null, signal: null });
      });
      this.#child.once('exit', (code, signal) => {
        resolve({ code, signal });
        // A grandchild that inherited stdout can hold it open for ever.
        setTimeout(() => this.#child.stdout?.destroy(), 300).unref();
      });
      // After the last byte of stdout: a reply in the pipe counts before the exit does.
      this.#child.once('close', (code, signal) => {
        this.#over(
          `the process ${endingText({ code, signal })}${lastWordsClause(this.#options.logPath)}`,
        );
      });
    });
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Requests whose reply has not come yet. */
  get pendingRequests(): number {
    return this.#pending.size;
  }

  /** Why nothing more can be asked, or undefined. */
  get over(): string | undefined {
    return this.#end;
  }

  /** Sends a request; always resolves. */
  async request(method: string, params: unknown, label: string, timeoutMs: number): Promise<Reply> {
    const id = this.#nextId++;
    const line = JSON.stringify({ jsonrpc: '2.0', id, method, params });
    const where = this.transcript.note('→', line);
    const sentNs = monotonicNs();
    const none = (why: string): Reply => ({
      kind: 'none',
      why,
      where,
      sentNs,
      cameNs: monotonicNs(),
    });
    if (this.#end !== undefined) return none(this.#end);
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#pending.delete(id);
        this.#settled.set(id, LATE);
        resolve(none(`no reply within ${timeoutMs / 1000} s`));
      }, timeoutMs);
      this.#pending.set(id, {
        label,
        settle: (reply) => {
          clearTimeout(timer);
          resolve({ ...reply, sentNs });
        },
      });
      this.#child.stdin?.write(`${line}\n`);
    });
  }

  notify(method: string, params: unknown): void {
    const line = JSON.stringify({ jsonrpc: '2.0', method, params });
    this.transcript.note('→', line);
    this.#child.stdin?.write(`${line}\n`);
  }

  closeStdin(): void {
    this.transcript.note('#', 'stdin is closed');
    this.#child.stdin?.end();
  }

  /** Waits for the process to end by itself. */
  async ending(withinMs: number): Promise<Ending | null> {
    const beganMs = performance.now();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<null>((resolve) => {
      timer = setTimeout(resolve, withinMs, null);
    });
    const ending = await Promise.race([this.#ended, late]);
    clearTimeout(timer);
    const afterMs = performance.now() - beganMs;
    if (ending)
      this.transcript.note('#', `${endingText(ending)}, ${afterMs.toFixed(0)} ms after that`);
    else this.transcript.note('#', `still there after ${withinMs} ms`);
    return ending && { ...ending, afterMs };
  }

  /** The other processes that it started and that live. */
  relatives(): { pid: number; command: string }[] {
    return processesWith(`${PROCESS_MARK}=${this.#mark}`).filter(({ pid }) => pid !== this.pid);
  }

  async kill(): Promise<void> {
    killGroup(this.pid);
    for (const { pid } of this.relatives()) killProcess(pid);
    await this.#ended;
    killGroup(this.pid);
    if (this.pid !== undefined) this.#options.reaper.forget(this.pid);
  }

  #receive(line: string): void {
    const cameNs = monotonicNs();
    const where = this.transcript.note('←', line);
    if (line.trim() === '') return;
    let json: unknown;
    try {
      json = JSON.parse(line);
    } catch {
      this.#rubbish(`"${excerpt(line)}"`, where);
      return;
    }
    const parsed = adapterMessageSchema.safeParse(json);
    const message = parsed.data ?? (json as { id?: unknown; method?: unknown });
    if (message.method !== undefined && parsed.success) return;
    const id = Number(message.id);
    const pending = this.#pending.get(id);
    if (!parsed.success && !isReply(json)) {
      this.#rubbish(`no JSON-RPC 2.0: "${excerpt(line)}"`, where);
    }
    if (!pending) {
      const label = this.#settled.get(id);
      if (label === LATE) return;
      const what = label === undefined ? 'a reply to nothing' : `a second reply to ${label}`;
      if (parsed.success) this.#rubbish(`${what}: "${excerpt(line)}"`, where);
      return;
    }
    this.#pending.delete(id);
    this.#settled.set(id, pending.label);
    const { error, result } = json as { error?: unknown; result?: unknown };
    pending.settle(
      error === undefined
        ? { kind: 'result', result, where, sentNs: 0, cameNs }
        : { kind: 'error', error, where, sentNs: 0, cameNs },
    );
  }

  #rubbish(what: string, where: string): void {
    this.rubbish.push({ what, where });
  }

  #over(why: string): void {
    this.#end ??= why;
    const cameNs = monotonicNs();
    for (const { settle } of this.#pending.values()) {
      settle({ kind: 'none', why, where: this.#options.logPath, sentNs: 0, cameNs });
    }
    this.#pending.clear();
  }
}

/** An error whose shape is wrong is a reply all the same: its own point is where that is told. */
function isReply(json: unknown): boolean {
  return (
    typeof json === 'object' &&
    json !== null &&
    (json as { jsonrpc?: unknown }).jsonrpc === '2.0' &&
    'id' in json &&
    ('result' in json || 'error' in json)
  );
}

export function endingText({ code, signal }: Omit<Ending, 'afterMs'>): string {
  return signal === null ? `exited with code ${code ?? '?'}` : `was killed by ${signal}`;
}
