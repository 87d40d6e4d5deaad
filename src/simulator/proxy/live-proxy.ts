/**
 * Stands before a real model: passes calls on with the real key in place of the dummy, within the run's limits,
 * and notes each as the simulator does. Cold starts are answered by the simulator itself, for they time a
 * framework's start; they cost nothing.
 */
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import type { Dispatcher } from 'undici';
import { note, bodyHash } from '../answering.js';
import { ApiError } from '../api-error.js';
import { CallLog } from '../call-log.js';
import type { CallIdentity } from '../conversation.js';
import { endpointAt, type Endpoint } from '../endpoint.js';
import type { HttpConnection, HttpHandler, HttpRequest } from '../http/connection.js';
import type { HttpProblem } from '../http/request-head.js';
import { isModelsPath } from '../models.js';
import type { Simulator } from '../simulator.js';
import { askedCall, worstCase, type AskedCall } from './asked-call.js';
import { ForwardedCall, type PassedCall } from './forwarded-call.js';
import { RequestHeaders } from './headers.js';
import type { KeyMask } from './key-mask.js';
import type { Ledger } from './ledger.js';
import type { LimitReached, Tokens } from './limits.js';
import { estimatedCompletion, readAnswer, type ModelAnswer } from './model-answer.js';
import type { Recorder } from './recorder.js';
import { pathAt, type Target } from './target.js';

export interface LiveParts {
  readonly target: Target;
  readonly dispatcher: Dispatcher;
  readonly apiKey: string | null;
  readonly mask: KeyMask;
  readonly ledger: Ledger;
  /** See Limits. */
  readonly answerTokens: number;
  readonly recorder: Recorder | null;
  /** Answers cold starts. */
  readonly simulator: Simulator;
  /** Called at the first call that is not let through, before it is refused. */
  readonly onLimit: (limit: LimitReached) => void;
}

/** So many responses back, a conversation that names one is known. */
const REMEMBERED = 4096;
const nobody: CallIdentity = { requestId: null, call: 0 };

function decoded(bytes: Buffer, encoding: string): Buffer {
  try {
    if (encoding === 'gzip') return gunzipSync(bytes);
    if (encoding === 'br') return brotliDecompressSync(bytes);
    if (encoding === 'deflate') return inflateSync(bytes);
  } catch {
    // Cut off, or not what it says: it is passed on all the same, and its usage stays unknown.
  }
  return bytes;
}

export class LiveProxy implements HttpHandler {
  readonly log = new CallLog();
  readonly #parts: LiveParts;
  readonly #headers: RequestHeaders;
  /** Which call a response was the answer of. */
  readonly #responses = new Map<string, CallIdentity>();
  #limitTold = false;

  constructor(parts: LiveParts) {
    this.#parts = parts;
    this.#headers = new RequestHeaders(parts.target, parts.apiKey);
    parts.simulator.log = this.log;
  }

  request(request: HttpRequest, connection: HttpConnection): void {
    const { method, path } = request.head;
    const endpoint = endpointAt(path);
    if (endpoint && method === 'POST') this.#callModel(endpoint, request, connection);
    else if (isModelsPath(path) && (method === 'GET' || method === 'HEAD')) {
      this.#forward(request, connection, (passed) => {
        this.#note(request, connection, 'models', nobody, passed, { prompt: 0, completion: 0 });
      });
    } else {
      const message =
        `${method} ${path}: this proxy passes on POST /v1/chat/completions, POST /v1/responses and ` +
        'GET /v1/models only.';
      const error = new ApiError(404, message, null, 'unknown_url');
      connection.send(error.status, 'application/json', error.body());
    }
  }

  aborted(connection: HttpConnection): void {
    const { inFlight } = connection;
    if (inFlight instanceof ForwardedCall) inFlight.abort();
    else this.#parts.simulator.aborted(connection);
  }

  problemBody({ status, message }: HttpProblem): string {
    return new ApiError(status, message).body();
  }

  #callModel(endpoint: Endpoint, request: HttpRequest, connection: HttpConnection): void {
    const { ledger, answerTokens, simulator } = this.#parts;
    const asked = askedCall(endpoint, request.body);
    const before = asked.previousId === null ? undefined : this.#responses.get(asked.previousId);
    const identity = before ? { ...before, call: before.call + 1 } : asked.identity;
    if (identity.requestId?.startsWith('c-') === true) {
      simulator.request(request, connection);
      return;
    }
    const worst = worstCase(asked, request.body, answerTokens);
    const limit = ledger.reserve(worst);
    if (limit) {
      this.#refuse(limit, connection);
      return;
    }
    this.#forward(request, connection, (passed) => {
      const answer = this.#read(endpoint.name, passed);
      ledger.settle(worst, spentBy(passed, answer));
      const estimate = { prompt: asked.promptTokens, completion: estimatedCompletion(answer) };
      const tokens = answer.usage ?? estimate;
      this.#note(request, connection, endpoint.name, identity, passed, tokens);
      this.#remember(answer.responseId, identity);
      if (passed.whole) this.#record(endpoint, request, identity, asked, passed, tokens);
    });
  }

  #forward(
    request: HttpRequest,
    connection: HttpConnection,
    ended: (passed: PassedCall) => void,
  ): void {
    const { dispatcher, mask, target } = this.#parts;
    const { head } = request;
    const path = pathAt(target, head.path, head.query);
    const headers = this.#headers.of(head);
    new ForwardedCall({ dispatcher, mask, request, connection, path, headers, ended });
  }

  #refuse(limit: LimitReached, connection: HttpConnection): void {
    if (!this.#limitTold) this.#parts.onLimit(limit);
    this.#limitTold = true;
    const error = new ApiError(
      429,
      `agentbench: ${limit.message}. This call was not sent.`,
      null,
      'insufficient_quota',
      'x-should-retry: false\r\n',
      'insufficient_quota',
    );
    connection.send(error.status, 'application/json', error.body(), error.headers);
  }

  #read(endpoint: Endpoint['name'], { stream, parts, encoding, status }: PassedCall): ModelAnswer {
    const bytes = decoded(Buffer.concat(parts.map((part) => part.bytes)), encoding);
    return readAnswer(endpoint, stream, status < 400 ? bytes.toString('utf8') : '{}');
  }

  #note(
    request: HttpRequest,
    connection: HttpConnection,
    endpoint: 'chat' | 'responses' | 'models',
    identity: CallIdentity,
    passed: PassedCall,
    tokens: Tokens,
  ): void {
    const { firstByteNs, lastByteNs, proxyNs, responseBytes, status, stream } = passed;
    const { prompt: promptTokens, completion: completionTokens } = tokens;
    note(
      { request, connection, log: this.log, endpoint, identity, promptTokens, completionTokens },
      {
        ...{ status, stream, firstByteNs, lastByteNs, responseBytes, proxyNs },
        // A real model has no time at which it is due.
        ...{ dueFirstByteNs: firstByteNs, dueLastByteNs: lastByteNs, worstChunkLatenessNs: 0 },
      },
    );
  }

  #remember(responseId: string | null, identity: CallIdentity): void {
    if (responseId === null) return;
    this.#responses.set(responseId, identity);
    const [oldest] = this.#responses.keys();
    if (this.#responses.size > REMEMBERED && oldest !== undefined) this.#responses.delete(oldest);
  }

  #record(
    endpoint: Endpoint,
    request: HttpRequest,
    { requestId, call }: CallIdentity,
    asked: AskedCall,
    passed: PassedCall,
    tokens: Tokens,
  ): void {
    const { recorder } = this.#parts;
    if (!recorder || requestId === null) return;
    const { encoding, status, contentType, stream } = passed;
    const decoder = new TextDecoder();
    const plain = encoding === '' || encoding === 'identity';
    const last = passed.parts.at(-1);
    const bytes = Buffer.concat(passed.parts.map((part) => part.bytes));
    // A compressed answer is kept as what it says: it will be played to clients that asked for none.
    const parts = plain
      ? passed.parts
      : [{ atNs: last?.atNs ?? passed.lastByteNs, bytes: decoded(bytes, encoding) }];
    recorder.add({
      ...{ requestId, call, endpoint: endpoint.name, stream, status, contentType },
      bodyHash: bodyHash(request.body),
      native: asked.understood?.write === undefined,
      headers: plain ? passed.headers : passed.headers.replace(/^content-encoding:.*\r\n/im, ''),
      parts: parts.map((part, at) => ({
        afterNs: part.atNs - request.receivedNs,
        text: decoder.decode(part.bytes, { stream: at < parts.length - 1 }),
      })),
      promptTokens: tokens.prompt,
      completionTokens: tokens.completion,
      estimatedPromptTokens: asked.promptTokens,
    });
  }
}

/** Null where the server does not say what it counts. */
function spentBy({ status, whole }: PassedCall, answer: ModelAnswer): Tokens | null {
  if (answer.usage) return answer.usage;
  // A refusal costs nothing; what was cut off may have cost all.
  return whole && status >= 400 ? { prompt: 0, completion: 0 } : null;
}
