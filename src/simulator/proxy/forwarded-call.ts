/** One call on its way to the model's server and back: passed on as it comes, then noted. */
import type { Dispatcher } from 'undici';
import { ApiError } from '../api-error.js';
import { clientLeft } from '../answering.js';
import { nowNs } from '../clock.js';
import type { HttpConnection, HttpRequest } from '../http/connection.js';
import { answerLines, one, type AnswerHeaders } from './headers.js';
import type { KeyMask } from './key-mask.js';

/** What became of a call; times are ns of CLOCK_MONOTONIC. */
export interface PassedCall {
  /** As in CallRecord. */
  readonly status: number;
  readonly stream: boolean;
  readonly firstByteNs: number;
  readonly lastByteNs: number;
  readonly proxyNs: number;
  readonly responseBytes: number;
  readonly contentType: string;
  /** Further header lines. */
  readonly headers: string;
  readonly encoding: string;
  /** The body as it was written, part by part. */
  readonly parts: readonly { readonly atNs: number; readonly bytes: Buffer }[];
  /** Whether the answer came to its own end. */
  readonly whole: boolean;
}

export interface Passage {
  readonly dispatcher: Dispatcher;
  readonly mask: KeyMask;
  readonly request: HttpRequest;
  readonly connection: HttpConnection;
  readonly path: string;
  readonly headers: string[];
  readonly ended: (call: PassedCall) => void;
}

/** A connection that was closed while it lay idle: the request was not read, so it may be sent again. */
const staleCodes = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE']);

type Controller = Dispatcher.DispatchController;

export class ForwardedCall implements Dispatcher.DispatchHandler {
  readonly #passage: Passage;
  readonly #unmasked: (part: Buffer, last: boolean) => Buffer;
  readonly #parts: { atNs: number; bytes: Buffer }[] = [];
  #controller: Controller | undefined;
  #attempts = 0;
  #status = 0;
  #stream = false;
  #contentType = '';
  #encoding = '';
  #lines = '';
  /** Read from the server, not yet written on. */
  #pending: Buffer[] = [];
  /** When the first of them was read, or the last where all are awaited. */
  #readNs = 0;
  #sentNs = 0;
  #firstByteNs = 0;
  #bytes = 0;
  #complete = false;
  #flushing = false;
  #over = false;

  constructor(passage: Passage) {
    this.#passage = passage;
    this.#unmasked = passage.mask.stream();
    passage.connection.inFlight = this;
    this.#send();
  }

  /** The client has left: nothing more is read for it. */
  abort(): void {
    if (this.#over) return;
    this.#end(clientLeft, nowNs(), 0, false);
    this.#controller?.abort(new Error('the client left'));
  }

  onRequestStart(controller: Controller): void {
    this.#controller = controller;
    this.#sentNs = nowNs();
    if (this.#over) controller.abort(new Error('the client left'));
  }

  onResponseStart(_: Controller, status: number, headers: AnswerHeaders): void {
    if (status < 200) return;
    this.#status = status;
    this.#contentType = this.#passage.mask.text(one(headers['content-type']));
    this.#encoding = one(headers['content-encoding']).toLowerCase();
    this.#stream = this.#contentType.startsWith('text/event-stream');
    this.#lines = answerLines(headers, this.#passage.mask);
    this.#readNs = nowNs();
  }

  onResponseData(_: Controller, chunk: Buffer): void {
    if (!this.#stream || this.#pending.length === 0) this.#readNs = nowNs();
    this.#pending.push(chunk);
    if (this.#stream) this.#flushSoon();
  }

  onResponseEnd(): void {
    this.#complete = true;
    this.#flushSoon();
  }

  onResponseError(_: Controller | undefined, cause: Error): void {
    if (this.#over) return;
    const code = 'code' in cause ? String(cause.code) : '';
    if (this.#status === 0 && this.#attempts === 1 && staleCodes.has(code)) {
      this.#send();
      return;
    }
    if (this.#firstByteNs === 0 && this.#status === 0) {
      this.#refuse(code, cause);
      return;
    }
    // The server cut its answer: so does the proxy.
    if (this.#stream) this.#flush();
    const { connection } = this.#passage;
    connection.inFlight = undefined;
    this.#end(502, nowNs(), 0, false);
    connection.destroy();
  }

  #send(): void {
    const { dispatcher, request, path, headers } = this.#passage;
    this.#attempts += 1;
    const { method } = request.head;
    const body = method === 'GET' || method === 'HEAD' ? null : request.body;
    dispatcher.dispatch({ method: method, path, headers, body }, this);
    // On a connection that stands, the request has been written by now.
    if (this.#sentNs > 0) this.#sentNs = nowNs();
  }

  #refuse(code: string, cause: Error): void {
    const { connection, mask } = this.#passage;
    const said = mask.text(`${cause.message || cause.name}${code === '' ? '' : ` (${code})`}`);
    const message = `The model's server cannot be reached: ${said}`;
    const error = new ApiError(502, message, null, 'upstream_unreachable');
    connection.inFlight = undefined;
    const now = nowNs();
    this.#contentType = 'application/json';
    this.#parts.push({ atNs: now, bytes: Buffer.from(error.body()) });
    const bytes = connection.send(502, 'application/json', error.body());
    this.#end(502, now, bytes, true);
  }

  /** Once a packet has been taken apart: its parts, and often the end, go out in one write. */
  #flushSoon(): void {
    if (this.#flushing) return;
    this.#flushing = true;
    queueMicrotask(() => {
      this.#flushing = false;
      if (!this.#over) this.#flush();
    });
  }

  #flush(): void {
    const { connection } = this.#passage;
    if (this.#pending.length === 0 && !this.#complete) return;
    const [only] = this.#pending;
    const read = this.#pending.length === 1 && only ? only : Buffer.concat(this.#pending);
    this.#pending = [];
    const bytes = this.#unmasked(read, this.#complete);
    const now = nowNs();
    const first = this.#firstByteNs === 0;
    if (first) this.#firstByteNs = now;
    if (bytes.length > 0 || this.#complete) this.#parts.push({ atNs: now, bytes });
    if (this.#complete) connection.inFlight = undefined;
    const text = bytes.toString('latin1');
    this.#bytes += this.#stream
      ? connection.stream(text, first, this.#complete, this.#contentType, this.#lines, this.#status)
      : connection.send(this.#status, this.#contentType, text, this.#lines);
    if (this.#complete) this.#end(this.#status, now, this.#bytes, true);
  }

  #end(status: number, atNs: number, responseBytes: number, whole: boolean): void {
    this.#over = true;
    const { request } = this.#passage;
    const onTheWay = this.#sentNs === 0 ? 0 : this.#sentNs - request.receivedNs;
    const back = whole && this.#readNs > 0 ? atNs - this.#readNs : 0;
    this.#passage.ended({
      status,
      stream: this.#stream,
      firstByteNs: this.#firstByteNs === 0 ? atNs : this.#firstByteNs,
      lastByteNs: atNs,
      proxyNs: onTheWay + back,
      responseBytes,
      contentType: this.#contentType,
      headers: this.#lines,
      encoding: this.#encoding,
      parts: this.#parts,
      whole,
    });
  }
}
