/**
 * One client connection: reads requests, hands them over one at a time (pipelined ones wait their
 * turn) and writes the answers. Each answer or part of a stream is one write.
 */
import type { Socket } from 'node:net';
import { nowNs } from '../clock.js';
import { ChunkedBody } from './chunked-body.js';
import { HttpProblem, parseRequestHead, type RequestHead } from './request-head.js';
import { responseHead } from './response-head.js';

/** A request as it was fully read. */
export interface HttpRequest {
  readonly head: RequestHead;
  readonly body: Buffer;
  /** When its last byte was read. */
  readonly receivedNs: number;
  /** Bytes of head and body. */
  readonly bytes: number;
  /** Whether no request came before it on this connection. */
  readonly first: boolean;
}

export interface HttpHandler {
  /** Every request must be answered by `send` or a stream, now or later, unless the client leaves. */
  request(request: HttpRequest, connection: HttpConnection): void;
  /** The client left before its answer was complete. */
  aborted(connection: HttpConnection): void;
  /** Answers what is not HTTP, as JSON. */
  problemBody(problem: HttpProblem): string;
}

export interface HttpLimits {
  readonly headBytes: number;
  readonly bodyBytes: number;
}

const noBody = Buffer.alloc(0);
/** How long a client may take to close its side after the last answer. */
const lingerMs = 5000;
/** Heads repeat on a connection but for their length, so a parsed one is worth keeping. */
const parsedHeads = new Map<string, RequestHead>();
const mostParsedHeads = 1024;

function cachedHead(text: string): RequestHead {
  let head = parsedHeads.get(text);
  if (!head) {
    head = parseRequestHead(text);
    if (parsedHeads.size >= mostParsedHeads) parsedHeads.clear();
    parsedHeads.set(text, head);
  }
  return head;
}

export class HttpConnection {
  /** Set by whoever answers, for `aborted`. */
  inFlight: unknown;
  readonly #socket: Socket;
  readonly #handler: HttpHandler;
  readonly #limits: HttpLimits;
  /** Read but not yet parsed. */
  #unread: Buffer = noBody;
  #head: RequestHead | undefined;
  #headBytes = 0;
  #body: Buffer | ChunkedBody | undefined;
  #filled = 0;
  #bodyBytes = 0;
  #busy = false;
  #parsing = false;
  #closing = false;
  #requests = 0;

  constructor(
    socket: Socket,
    readonly ordinal: number,
    handler: HttpHandler,
    limits: HttpLimits,
  ) {
    this.#socket = socket;
    this.#handler = handler;
    this.#limits = limits;
    socket.on('data', (data: Buffer) => {
      if (this.#closing && !this.#busy) return;
      this.#unread = this.#unread.length === 0 ? data : Buffer.concat([this.#unread, data]);
      if (this.#busy && this.#unread.length > limits.headBytes) socket.pause();
      this.#parse();
    });
    // A client that closes its side has gone: that is how an aborted call looks, as in node:http.
    socket.on('end', () => {
      this.#leave();
      socket.end();
    });
    socket.on('error', () => {
      this.#leave();
    });
    socket.on('close', () => {
      this.#leave();
    });
  }

  /** Answers whole. Returns the bytes written. */
  send(status: number, contentType: string, body: string, headers = ''): number {
    const head = this.#head;
    const keepAlive = head !== undefined && head.keepAlive && !this.#closing;
    const text =
      responseHead(status, contentType, headers, keepAlive, body.length) +
      (head?.method === 'HEAD' ? '' : body);
    this.#socket.write(text, 'latin1');
    this.#finish(keepAlive);
    return text.length;
  }

  /** Writes a part of a stream; the first brings the head along, the last the end. Returns its bytes. */
  stream(
    part: string,
    first: boolean,
    last: boolean,
    contentType: string,
    headers: string,
  ): number {
    const head = this.#head;
    const chunked = head?.http11 ?? true;
    const keepAlive = chunked && (head?.keepAlive ?? false) && !this.#closing;
    let text = chunked ? part.length.toString(16) + '\r\n' + part + '\r\n' : part;
    if (first) {
      const framing = chunked ? 'chunked' : 'until-close';
      text = responseHead(200, contentType, headers, keepAlive, framing) + text;
    }
    if (last && chunked) text += '0\r\n\r\n';
    this.#socket.write(text, 'latin1');
    if (last) this.#finish(keepAlive);
    return text.length;
  }

  /** Answers whole, by its head, but leaves off in the middle and closes. Returns the bytes written. */
  sendCut(status: number, contentType: string, body: string, headers: string): number {
    const keepAlive = this.#head?.keepAlive ?? false;
    const head = responseHead(status, contentType, headers, keepAlive, body.length);
    const text = head + body.slice(0, body.length >> 1);
    this.#socket.write(text, 'latin1');
    this.#finish(false);
    return text.length;
  }

  /** Closes in the middle of a stream: what was written goes out, no end follows. */
  cut(): void {
    this.#finish(false);
  }

  /** Cuts the connection. */
  destroy(): void {
    this.#socket.destroy();
  }

  #leave(): void {
    this.#closing = true;
    if (!this.#busy) return;
    this.#busy = false;
    this.#handler.aborted(this);
  }

  #finish(keepAlive: boolean): void {
    this.#busy = false;
    this.#head = undefined;
    if (!keepAlive) {
      this.#closing = true;
      this.#unread = noBody;
      this.#socket.end();
      // What the client still sends is read and dropped, lest a reset overtake the answer; not for ever.
      this.#socket.setTimeout(lingerMs, () => this.#socket.destroy());
    } else if (this.#unread.length > 0 && !this.#parsing) {
      this.#parse();
    }
    if (this.#socket.isPaused()) this.#socket.resume();
  }

  #parse(): void {
    this.#parsing = true;
    try {
      while (!this.#busy && !this.#closing && this.#unread.length > 0 && this.#step());
    } catch (problem) {
      if (!(problem instanceof HttpProblem)) throw problem;
      this.#refuse(problem);
    } finally {
      this.#parsing = false;
    }
  }

  /** Takes a head or a part of a body from what is unread; false when more bytes are needed. */
  #step(): boolean {
    if (!this.#head && !this.#readHead()) return false;
    const { body } = this.#head ?? {};
    const data = this.#unread;
    if (this.#body instanceof ChunkedBody) {
      const end = this.#body.push(data, 0);
      this.#unread = end < 0 ? noBody : data.subarray(end);
      this.#bodyBytes += end < 0 ? data.length : end;
      if (end < 0) return false;
      this.#handOver(this.#body.content());
    } else if (body === 0) {
      this.#handOver(noBody);
    } else if (typeof body === 'number') {
      const whole = this.#readSized(data, body);
      if (!whole) return false;
      this.#handOver(whole);
    }
    return true;
  }

  #readHead(): boolean {
    let data = this.#unread;
    // Empty lines before a request are allowed (RFC 9112, 2.2).
    while (data[0] === 0x0d && data[1] === 0x0a) data = data.subarray(2);
    this.#unread = data;
    const end = data.indexOf('\r\n\r\n', 0, 'latin1');
    if (end > this.#limits.headBytes || (end < 0 && data.length > this.#limits.headBytes)) {
      throw new HttpProblem(431, 'request head too large');
    }
    if (end < 0) {
      const lineFeed = data.indexOf(0x0a);
      if (lineFeed === 0 || (lineFeed > 0 && data[lineFeed - 1] !== 0x0d)) {
        throw new HttpProblem(400, 'line in the request head without CRLF');
      }
      return false;
    }
    const head = cachedHead(data.toString('latin1', 0, end));
    this.#head = head;
    this.#headBytes = end + 4;
    this.#bodyBytes = 0;
    this.#filled = 0;
    this.#unread = data.subarray(end + 4);
    if (typeof head.body === 'number' && head.body > this.#limits.bodyBytes) {
      throw new HttpProblem(413, 'request body too large');
    }
    this.#body = head.body === 'chunked' ? new ChunkedBody(this.#limits.bodyBytes) : undefined;
    if (head.expectContinue && this.#unread.length === 0) {
      this.#socket.write('HTTP/1.1 100 Continue\r\n\r\n', 'latin1');
    }
    return true;
  }

  /** The body once all `length` bytes are there; a body that came in one packet is not copied. */
  #readSized(data: Buffer, length: number): Buffer | undefined {
    this.#bodyBytes = length;
    if (!this.#body && data.length >= length) {
      this.#unread = data.length === length ? noBody : data.subarray(length);
      return data.subarray(0, length);
    }
    const body = this.#body instanceof Buffer ? this.#body : Buffer.allocUnsafe(length);
    this.#body = body;
    const taken = data.copy(body, this.#filled);
    this.#filled += taken;
    this.#unread = data.subarray(taken);
    return this.#filled === length ? body : undefined;
  }

  #handOver(body: Buffer): void {
    const head = this.#head;
    if (!head) return;
    this.#body = undefined;
    this.#busy = true;
    const first = this.#requests++ === 0;
    const bytes = this.#headBytes + this.#bodyBytes;
    this.#handler.request({ head, body, receivedNs: nowNs(), bytes, first }, this);
  }

  /** After this nothing more can be understood on the connection. */
  #refuse(problem: HttpProblem): void {
    this.#closing = true;
    this.#unread = noBody;
    this.send(problem.status, 'application/json', this.#handler.problemBody(problem));
  }
}
