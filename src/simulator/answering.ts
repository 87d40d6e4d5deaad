/** An answer under way: written when it is due, then noted in the log. Streamed ones: streamed-answer.ts. */
import { crc32 } from 'node:zlib';
import type { FaultKind } from '../scenarios/fault.js';
import type { CallLog } from './call-log.js';
import { nowNs } from './clock.js';
import type { CallIdentity } from './conversation.js';
import type { Delay } from './delays.js';
import type { HttpConnection, HttpRequest } from './http/connection.js';
import type { PacedTask } from './pacer.js';
import { uniqueId } from './response-id.js';

/** A request, where its answer goes, and what the log is told of it besides times. */
export interface Exchange {
  readonly request: HttpRequest;
  readonly connection: HttpConnection;
  readonly log: CallLog;
  readonly endpoint: 'chat' | 'responses' | 'models';
  readonly identity: CallIdentity;
  readonly promptTokens: number;
  readonly completionTokens: number;
  /** The fault that it meets; absent for none. */
  readonly fault?: FaultKind | undefined;
}

/** The status noted for a call whose client left before the end (nginx's number for it). */
export const clientLeft = 499;

export function requestIdHeader(): string {
  return `x-request-id: ${uniqueId('req_')}\r\n`;
}

/** The log's row of an answer that has ended. */
export interface CallOutcome {
  readonly status: number;
  readonly stream: boolean;
  readonly firstByteNs: number;
  readonly lastByteNs: number;
  readonly dueFirstByteNs: number;
  readonly dueLastByteNs: number;
  readonly worstChunkLatenessNs: number;
  readonly responseBytes: number;
}

/** See CallRecord; taken when the answer is on its way, where it delays nobody. */
export function bodyHash(body: Buffer): number {
  return (body.length & 0xfffff) * 2 ** 32 + crc32(body);
}

export function note(exchange: Exchange, outcome: CallOutcome): void {
  const { request, identity } = exchange;
  exchange.log.add({
    requestId: identity.requestId,
    call: identity.call,
    endpoint: exchange.endpoint,
    stream: outcome.stream,
    status: outcome.status,
    fault: exchange.fault ?? null,
    connection: exchange.connection.ordinal,
    newConnection: request.first,
    receivedNs: request.receivedNs,
    firstByteNs: outcome.firstByteNs,
    lastByteNs: outcome.lastByteNs,
    dueFirstByteNs: outcome.dueFirstByteNs,
    dueLastByteNs: outcome.dueLastByteNs,
    worstChunkLatenessNs: outcome.worstChunkLatenessNs,
    promptTokens: exchange.promptTokens,
    completionTokens: exchange.completionTokens,
    requestBytes: request.bytes,
    responseBytes: outcome.responseBytes,
    bodyHash: bodyHash(request.body),
  });
}

/** An answer that goes out whole, when its last token is due. */
export class WholeAnswer implements PacedTask {
  readonly dueNs: number;
  readonly #exchange: Exchange;
  readonly #status: number;
  readonly #body: string;
  readonly #headers: string;
  #over = false;

  constructor(exchange: Exchange, delay: Delay, status: number, body: string, headers = '') {
    const tokensAfterFirst = Math.max(0, exchange.completionTokens - 1);
    this.dueNs = exchange.request.receivedNs + delay.ttftNs + delay.gapNs * tokensAfterFirst;
    this.#exchange = exchange;
    this.#status = status;
    this.#body = body;
    this.#headers = headers;
    exchange.connection.inFlight = this;
  }

  fire(now: number): void {
    if (this.#over) return;
    const { connection } = this.#exchange;
    connection.inFlight = undefined;
    const headers = requestIdHeader() + this.#headers;
    const type = 'application/json';
    const bytes =
      this.#exchange.fault === 'cut-stream'
        ? connection.sendCut(this.#status, type, this.#body, headers)
        : connection.send(this.#status, type, this.#body, headers);
    this.#end(this.#status, now, bytes);
  }

  /** The client has left: nothing more is written. */
  abort(): void {
    if (!this.#over) this.#end(clientLeft, nowNs(), 0);
  }

  #end(status: number, atNs: number, responseBytes: number): void {
    this.#over = true;
    note(this.#exchange, {
      status,
      stream: false,
      firstByteNs: atNs,
      lastByteNs: atNs,
      dueFirstByteNs: this.dueNs,
      dueLastByteNs: this.dueNs,
      worstChunkLatenessNs: 0,
      responseBytes,
    });
  }
}
