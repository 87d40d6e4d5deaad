/**
 * A gate before the simulated model: it keeps what every call said, and holds or refuses calls on demand.
 * Nothing is timed through it.
 */
import { appendFileSync, writeFileSync } from 'node:fs';
import { Agent, createServer, request } from 'node:http';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** One call of the model as the adapter made it. */
export interface ModelCall {
  readonly path: string;
  readonly body: string;
  /** Of the log, from 1. */
  readonly line: number;
}

/** What the gate answers itself when it refuses: no client tries again after it. */
const REFUSAL_STATUS = 400;
export const REFUSAL = 'refused by agentbench verify';
const refusal = JSON.stringify({
  error: { message: REFUSAL, type: 'invalid_request_error', param: null, code: null },
});

interface Held {
  readonly pass: () => void;
}

export class Gate {
  #mode: 'pass' | 'hold' | 'refuse' = 'pass';
  #calls: ModelCall[] = [];
  #lines = 0;
  #open = 0;
  #changedMs = performance.now();
  readonly #held = new Set<Held>();
  readonly #agent = new Agent({ keepAlive: true });
  readonly #server = createServer((incoming, outgoing) => {
    this.#take(incoming, outgoing).catch(() => outgoing.destroy());
  });
  readonly #target: URL;

  /** @param logPath gets each call as one line of JSON */
  constructor(
    target: string,
    readonly logPath: string,
  ) {
    this.#target = new URL(target);
    writeFileSync(logPath, '');
  }

  /** `http://127.0.0.1:<port>/v1` */
  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/v1`;
  }

  async close(): Promise<void> {
    this.pass();
    this.#agent.destroy();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Lets everything through, what is held too. */
  pass(): void {
    this.#mode = 'pass';
    for (const { pass } of this.#held) pass();
    this.#held.clear();
  }

  refuse(): void {
    this.#mode = 'refuse';
  }

  hold(): void {
    this.#mode = 'hold';
  }

  /**
   * Waits until `wanted` calls are held at once, or until none has come for `quietMs`.
   * Resolves with how many are held.
   */
  async held(wanted: number, quietMs: number): Promise<number> {
    const beganMs = performance.now();
    while (this.#held.size < wanted) {
      if (performance.now() - Math.max(this.#changedMs, beganMs) > quietMs) break;
      await sleep(5);
    }
    return this.#held.size;
  }

  /** The calls since the last time, once none is under way and none has come for `quietMs`. */
  async take(quietMs: number): Promise<ModelCall[]> {
    const untilMs = performance.now() + 2_000;
    while (performance.now() < untilMs) {
      if (this.#open === 0 && performance.now() - this.#changedMs >= quietMs) break;
      await sleep(5);
    }
    const calls = this.#calls;
    this.#calls = [];
    return calls;
  }

  async #take(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    this.#open += 1;
    this.#changedMs = performance.now();
    outgoing.once('close', () => {
      this.#open -= 1;
      this.#changedMs = performance.now();
    });
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    if (incoming.method === 'POST') {
      const call = { path: incoming.url ?? '', body: body.toString('utf8') };
      this.#calls.push({ ...call, line: (this.#lines += 1) });
      appendFileSync(this.logPath, `${JSON.stringify(call)}\n`);
      if (this.#mode === 'refuse') {
        outgoing.writeHead(REFUSAL_STATUS, { 'content-type': 'application/json' });
        outgoing.end(refusal);
        return;
      }
      if (this.#mode === 'hold' && !(await this.#passed(outgoing))) return;
    }
    this.#forward(incoming, body, outgoing);
  }

  /** False when the client left while it was held. */
  #passed(outgoing: ServerResponse): Promise<boolean> {
    return new Promise((resolve) => {
      const held: Held = {
        pass: () => {
          resolve(true);
        },
      };
      this.#held.add(held);
      this.#changedMs = performance.now();
      outgoing.once('close', () => {
        this.#held.delete(held);
        resolve(false);
      });
    });
  }

  #forward(incoming: IncomingMessage, body: Buffer, outgoing: ServerResponse): void {
    const { hostname, port } = this.#target;
    const { method, url: path } = incoming;
    const headers: OutgoingHttpHeaders = { ...incoming.headers, 'content-length': body.length };
    delete headers['transfer-encoding'];
    const onward = request(
      { hostname, port, method, path, headers, agent: this.#agent },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      },
    );
    onward.on('error', () => outgoing.destroy());
    outgoing.once('close', () => {
      if (!outgoing.writableFinished) onward.destroy();
    });
    onward.end(body);
  }
}
