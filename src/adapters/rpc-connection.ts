/** JSON-RPC over a child's stdin and stdout: requests out, replies in, every fault named. */
import type { Readable, Writable } from 'node:stream';
import { monotonicNs } from '../clock.js';
import type { Outlet } from '../load/sender.js';
import { RequestFailure, SubjectFailure } from '../load/subject.js';
import { lineReader } from './line-reader.js';
import type { AdapterMessage } from './protocol.js';
import { adapterMessageSchema } from './protocol.js';

export interface Reply {
  readonly result: unknown;
  readonly writtenNs: number;
  readonly receivedNs: number;
}

interface Pending {
  readonly label: string;
  readonly writtenNs: () => number;
  resolve(reply: Reply): void;
  reject(error: Error): void;
}

/** A bit of untrusted text made fit for one line of a message. */
export function excerpt(text: string, length = 120): string {
  // eslint-disable-next-line no-control-regex
  const clean = text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ').trim();
  return clean.length > length ? `${clean.slice(0, length)}…` : clean;
}

export class RpcConnection {
  private readonly pending = new Map<number, Pending>();
  private readonly answered = new Map<number, string>();
  private nextId = 1;
  private failure: SubjectFailure | undefined;

  constructor(
    private readonly input: Writable,
    output: Readable,
    private readonly onFailure: (failure: SubjectFailure) => void,
    private readonly onNotification: (method: string, params: unknown) => void = () => undefined,
  ) {
    const read = lineReader((line) => {
      this.receive(line);
    });
    output.on('data', (chunk: Buffer) => {
      try {
        read(chunk);
      } catch {
        this.fail('printed a line of more than 16 MiB');
      }
    });
    // EPIPE: the process has ended; its exit is reported where the process is held.
    input.on('error', () => undefined);
  }

  get broken(): SubjectFailure | undefined {
    return this.failure;
  }

  /**
   * Sends a request, at once or through the outlet given; resolves with the reply, rejects with
   * RequestFailure or SubjectFailure.
   */
  call(
    method: string,
    params: unknown,
    label: string,
    outlet = this.atOnce,
    onSent: () => void = () => undefined,
  ): { id: number; reply: Promise<Reply> } {
    const id = this.nextId++;
    const reply = new Promise<Reply>((resolve, reject) => {
      if (this.failure) {
        reject(this.failure);
        return;
      }
      const line = `${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`;
      let writtenNs = (): number => 0;
      this.pending.set(id, { label, writtenNs: () => writtenNs(), resolve, reject });
      writtenNs = outlet(line, onSent);
    });
    return { id, reply };
  }

  notify(method: string, params: unknown): void {
    if (!this.failure) this.input.write(`${JSON.stringify({ jsonrpc: '2.0', method, params })}\n`);
  }

  /** Gives a request up: a later reply to it is ignored. */
  abandon(id: number, failure: (writtenNs: number) => Error): void {
    const entry = this.pending.get(id);
    if (!entry) return;
    this.pending.delete(id);
    this.answered.set(id, 'abandoned');
    entry.reject(failure(entry.writtenNs()));
  }

  /** Breaks the connection for good: all that is pending fails with the same reason. */
  fail(reason: string): void {
    if (this.failure) return;
    this.failure = new SubjectFailure(reason);
    for (const entry of this.pending.values()) entry.reject(this.failure);
    this.pending.clear();
    this.onFailure(this.failure);
  }

  private readonly atOnce: Outlet = (line, onSent) => {
    const writtenNs = monotonicNs();
    this.input.write(line);
    onSent(writtenNs);
    return () => writtenNs;
  };

  private receive(line: string): void {
    const receivedNs = monotonicNs();
    if (this.failure || line.trim() === '') return;
    let json: unknown;
    try {
      json = JSON.parse(line);
    } catch {
      this.fail(`printed something on stdout that is not the protocol: "${excerpt(line)}"`);
      return;
    }
    const message = adapterMessageSchema.safeParse(json);
    if (!message.success) this.fail(`sent a message that is not JSON-RPC 2.0: "${excerpt(line)}"`);
    else if (message.data.method === undefined) this.settle(message.data, line, receivedNs);
    else this.onNotification(message.data.method, message.data.params);
  }

  private settle(message: AdapterMessage, line: string, receivedNs: number): void {
    const id = Number(message.id);
    const entry = this.pending.get(id);
    if (!entry) {
      const earlier = this.answered.get(id);
      if (earlier === 'abandoned') return;
      this.fail(
        earlier === undefined
          ? `replied to a request that was never made: "${excerpt(line)}"`
          : `answered ${earlier} twice`,
      );
      return;
    }
    this.pending.delete(id);
    this.answered.set(id, entry.label);
    const { error } = message;
    if (error) {
      const kind = error.data?.kind ?? 'framework';
      entry.reject(
        new RequestFailure(kind, excerpt(error.message, 300), entry.writtenNs(), receivedNs),
      );
    } else {
      entry.resolve({ result: message.result, writtenNs: entry.writtenNs(), receivedNs });
    }
  }
}
