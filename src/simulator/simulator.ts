/**
 * The simulated model behind HTTP: routes a request, decides what is said and when, and has it written.
 * It keeps no state between calls but its log, so that answers and delays follow from the request alone; a
 * scenario with faults has them counted besides.
 */
import type { Fault } from '../scenarios/fault.js';
import { findRequestId } from '../scenarios/request-id.js';
import { looksAt, type Scenario } from '../scenarios/scenario.js';
import { WholeAnswer, type Exchange } from './answering.js';
import { AnswerIds } from './answer-ids.js';
import { ApiError } from './api-error.js';
import { isObject, type JsonObject } from './ascii-json.js';
import { CallLog, type CallLogBlock } from './call-log.js';
import { nowNs, NS_PER_MS } from './clock.js';
import { identify } from './conversation.js';
import { Delays, type Delay } from './delays.js';
import { understand } from './dialects/registry.js';
import { endpointAt, type Endpoint } from './endpoint.js';
import { errorOf, Faults, withMalformedArguments } from './faults.js';
import type { HttpConnection, HttpHandler, HttpRequest } from './http/connection.js';
import type { HttpProblem } from './http/request-head.js';
import { isModelsPath, modelsBody } from './models.js';
import { Pacer } from './pacer.js';
import { PieceLog, type StreamedPieces } from './piece-log.js';
import type { LatencyProfile } from './profile.js';
import { ReplyPieces } from './reply-pieces.js';
import { replyTo } from './reply.js';
import { StreamedAnswer } from './streamed-answer.js';

export interface SimulatorSettings {
  readonly profile: LatencyProfile;
  readonly seed: number;
  readonly scenario: Scenario;
}

const noDelay: Delay = { ttftNs: 0, gapNs: 0 };

/** Slower than the profile has it. */
function slowed({ ttftNs, gapNs }: Delay, { slowMs }: Fault): Delay {
  return { ttftNs: Math.max(ttftNs, slowMs * NS_PER_MS), gapNs };
}

function parseBody({ head, body }: HttpRequest): JsonObject {
  const { contentType, contentEncoding } = head;
  if (contentType !== '' && contentType !== 'application/json' && !contentType.endsWith('+json')) {
    throw new ApiError(
      415,
      `Unsupported content-type: '${contentType}'. This API method only accepts 'application/json' ` +
        `requests, but you specified the header 'Content-Type: ${contentType}'. Please try again ` +
        'with a supported content type.',
      null,
      'unsupported_content_type',
    );
  }
  if (contentEncoding !== '' && contentEncoding !== 'identity') {
    throw new ApiError(415, `Unsupported content-encoding: '${contentEncoding}'.`);
  }
  let content: unknown;
  try {
    content = JSON.parse(body.toString('utf8'));
  } catch (cause) {
    throw new ApiError(
      400,
      'We could not parse the JSON body of your request. (HINT: This likely means you aren’t using ' +
        `your HTTP library correctly. ${(cause as Error).message})`,
    );
  }
  if (!isObject(content))
    throw new ApiError(400, 'The JSON body of the request must be an object.');
  return content;
}

function wrongMethod({ method, path }: HttpRequest['head'], allowed: string): ApiError {
  return new ApiError(
    405,
    `Not allowed to ${method} on ${path}. (HINT: Perhaps you meant to use a different HTTP method?)`,
    null,
    'method_not_supported',
    `Allow: ${allowed}\r\n`,
  );
}

export class Simulator implements HttpHandler {
  /** Where calls are noted; replaced after the warm-up. */
  log = new CallLog();
  readonly #scenario: Scenario;
  readonly #delays: Delays;
  readonly #ids: AnswerIds;
  readonly #pacer = new Pacer();
  readonly #faults: Faults | undefined;
  readonly #pieceLog: PieceLog | undefined;

  constructor({ profile, seed, scenario }: SimulatorSettings) {
    this.#scenario = scenario;
    this.#delays = new Delays(profile, seed);
    this.#ids = new AnswerIds(seed);
    this.#faults = scenario.faultOf && new Faults(scenario.faultOf);
    this.#pieceLog = looksAt(scenario, 'stream') ? new PieceLog() : undefined;
  }

  /** Takes the log out; calls from here on are told from each other anew. */
  drain(): CallLogBlock[] {
    this.#ids.restart();
    return this.log.drain();
  }

  /** Takes out what is known of streamed answers; none where the scenario doesn't ask for them. */
  drainPieces(): StreamedPieces[] {
    return this.#pieceLog?.drain() ?? [];
  }

  /** Requests that met their fault meet it again: those that follow are another process's. */
  forgetFaults(): void {
    this.#faults?.forget();
  }

  request(request: HttpRequest, connection: HttpConnection): void {
    const { method, path } = request.head;
    const endpoint = endpointAt(path);
    try {
      if (endpoint) {
        if (method !== 'POST') throw wrongMethod(request.head, 'POST');
        this.#callModel(endpoint, request, connection);
      } else if (isModelsPath(path)) {
        if (method !== 'GET' && method !== 'HEAD') throw wrongMethod(request.head, 'GET, HEAD');
        const exchange = this.#exchange(request, connection, 'models');
        new WholeAnswer(exchange, noDelay, 200, modelsBody(path)).fire(nowNs());
      } else {
        throw new ApiError(
          404,
          `Unknown request URL: ${method} ${path}. Please check the URL for typos, or see the docs at ` +
            'https://platform.openai.com/docs/api-reference/.',
          null,
          'unknown_url',
        );
      }
    } catch (cause) {
      this.#refuse(cause instanceof ApiError ? cause : internalError(cause), request, connection);
    }
  }

  aborted(connection: HttpConnection): void {
    const { inFlight } = connection;
    if (inFlight instanceof WholeAnswer || inFlight instanceof StreamedAnswer) inFlight.abort();
  }

  problemBody({ status, message }: HttpProblem): string {
    return new ApiError(status, message).body();
  }

  #callModel(endpoint: Endpoint, request: HttpRequest, connection: HttpConnection): void {
    const call = endpoint.read(parseBody(request));
    const asked = understand(call.request);
    const said = replyTo(asked, this.#scenario);
    const identity = identify(asked.messages);
    const fault = this.#faults?.strike(identity, said);
    const error = fault && errorOf(fault, call.request.model);
    const exchange: Exchange = {
      request,
      connection,
      log: this.log,
      endpoint: endpoint.name,
      identity,
      promptTokens: error ? 0 : call.request.promptTokens,
      completionTokens: error ? 0 : said.completionTokens,
      fault: fault?.kind,
    };
    if (error) {
      new WholeAnswer(exchange, noDelay, error.status, error.body(), error.headers).fire(nowNs());
      return;
    }
    const reply = fault?.kind === 'malformed-arguments' ? withMalformedArguments(said) : said;
    const drawn = this.#delays.draw(identity.requestId, identity.call);
    const delay = fault?.kind === 'slow-first-byte' ? slowed(drawn, fault) : drawn;
    const newId = this.#ids.of(identity.requestId, identity.call);
    const answer = call.request.stream
      ? new StreamedAnswer(
          exchange,
          delay,
          call.stream(reply, newId),
          new ReplyPieces(reply),
          this.#pacer,
          this.#pieceLog,
        )
      : new WholeAnswer(exchange, delay, 200, call.whole(reply, newId));
    if (delay.ttftNs === 0 && delay.gapNs === 0) answer.fire(nowNs());
    else this.#pacer.add(answer);
  }

  #refuse(error: ApiError, request: HttpRequest, connection: HttpConnection): void {
    const { path } = request.head;
    const endpoint = endpointAt(path)?.name ?? (isModelsPath(path) ? 'models' : undefined);
    if (endpoint) {
      const exchange = this.#exchange(request, connection, endpoint);
      new WholeAnswer(exchange, noDelay, error.status, error.body(), error.headers).fire(nowNs());
    } else {
      connection.send(error.status, 'application/json', error.body(), error.headers);
    }
  }

  /** An exchange in which the model has no part. */
  #exchange(
    request: HttpRequest,
    connection: HttpConnection,
    endpoint: Exchange['endpoint'],
  ): Exchange {
    const requestId = findRequestId(request.body.toString('latin1')) ?? null;
    const identity = { requestId, call: 0 };
    const tokens = { promptTokens: 0, completionTokens: 0 };
    return { request, connection, log: this.log, endpoint, identity, ...tokens };
  }
}

/** A fault of the simulator itself: the client learns of it, and so does whoever reads stderr. */
function internalError(cause: unknown): ApiError {
  process.stderr.write(
    `simulator: ${cause instanceof Error ? (cause.stack ?? '') : String(cause)}\n`,
  );
  return new ApiError(500, 'The simulator failed on this request; its log says how.');
}
