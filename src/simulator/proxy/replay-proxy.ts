/**
 * Plays a recording: a call is answered with what a real model said to it, when it said it, for every framework
 * alike. One that asks in another form than was recorded gets the same words and tool calls in its own.
 */
import { WholeAnswer, type Exchange } from '../answering.js';
import { AnswerIds } from '../answer-ids.js';
import { ApiError } from '../api-error.js';
import { CallLog } from '../call-log.js';
import { nowNs } from '../clock.js';
import type { Delay } from '../delays.js';
import { endpointAt, type Endpoint } from '../endpoint.js';
import type { HttpConnection, HttpHandler, HttpRequest } from '../http/connection.js';
import type { HttpProblem } from '../http/request-head.js';
import { Pacer } from '../pacer.js';
import { ReplyPieces } from '../reply-pieces.js';
import { replyTo } from '../reply.js';
import type { Simulator } from '../simulator.js';
import { StreamedAnswer } from '../streamed-answer.js';
import { askedCall, type AskedCall } from './asked-call.js';
import type { RecordedAnswers } from './read-recording.js';
import type { RecordedCall } from './recording.js';
import { ReplayedAnswer } from './replayed-answer.js';
import { answerOf, sayingAgain } from './spoken-again.js';

const noDelay: Delay = { ttftNs: 0, gapNs: 0 };

export class ReplayProxy implements HttpHandler {
  readonly log = new CallLog();
  readonly #answers: RecordedAnswers;
  readonly #simulator: Simulator;
  readonly #pacer = new Pacer();
  readonly #ids: AnswerIds;

  /** @param simulator answers cold starts, and all that is no call of the model */
  constructor(answers: RecordedAnswers, simulator: Simulator, seed: number) {
    this.#answers = answers;
    this.#simulator = simulator;
    this.#ids = new AnswerIds(seed);
    simulator.log = this.log;
  }

  request(request: HttpRequest, connection: HttpConnection): void {
    const { method, path } = request.head;
    const endpoint = endpointAt(path);
    const asked = endpoint && method === 'POST' ? askedCall(endpoint, request.body) : undefined;
    if (!endpoint || !asked || asked.identity.requestId?.startsWith('c-') === true) {
      this.#simulator.request(request, connection);
      return;
    }
    const { requestId, call } = asked.identity;
    const recorded = requestId === null ? undefined : this.#answers.find(requestId, call);
    const exchange: Exchange = {
      ...{ request, connection, log: this.log, endpoint: endpoint.name, identity: asked.identity },
      promptTokens: promptTokens(asked, recorded),
      completionTokens: recorded?.completionTokens ?? 0,
    };
    if (!recorded) this.#refuse(exchange);
    else if (isSameForm(endpoint, asked, recorded))
      new ReplayedAnswer(exchange, recorded, this.#pacer);
    else this.#sayAgain(exchange, asked, recorded);
  }

  aborted(connection: HttpConnection): void {
    if (connection.inFlight instanceof ReplayedAnswer) connection.inFlight.abort();
    else this.#simulator.aborted(connection);
  }

  problemBody({ status, message }: HttpProblem): string {
    return new ApiError(status, message).body();
  }

  /** Ids of calls from here on are another process's. */
  restart(): void {
    this.#ids.restart();
  }

  #refuse(exchange: Exchange): void {
    const { requestId, call } = exchange.identity;
    const message =
      requestId === null
        ? 'agentbench: this call carries no request id, so no answer of the recording belongs to it.'
        : `agentbench: the recording has no call ${call + 1} of request ${requestId}. Record more ` +
          'requests, or with this framework.';
    const error = new ApiError(404, message, null, 'not_recorded');
    new WholeAnswer(exchange, noDelay, error.status, error.body()).fire(nowNs());
  }

  #sayAgain(exchange: Exchange, asked: AskedCall, recorded: RecordedCall): void {
    const { understood, call } = asked;
    if (!understood || !call) {
      const error = new ApiError(
        400,
        'agentbench: this request is not understood, so it gets no answer.',
      );
      new WholeAnswer(exchange, noDelay, error.status, error.body()).fire(nowNs());
      return;
    }
    const reply = {
      ...replyTo(understood, sayingAgain(recorded)),
      completionTokens: recorded.completionTokens,
    };
    const newId = this.#ids.of(exchange.identity.requestId, exchange.identity.call);
    const pieces = new ReplyPieces(reply);
    const delay = delayOf(recorded, asked.stream ? pieces.tokensBefore(pieces.count - 1) : 0);
    this.#pacer.add(
      asked.stream
        ? new StreamedAnswer(exchange, delay, call.stream(reply, newId), pieces, this.#pacer)
        : new WholeAnswer(
            { ...exchange, completionTokens: 1 },
            delay,
            200,
            call.whole(reply, newId),
          ),
    );
  }
}

/** The bytes that were recorded can be played as they are. */
function isSameForm(endpoint: Endpoint, asked: AskedCall, recorded: RecordedCall): boolean {
  if (recorded.status >= 400) return true;
  if (recorded.endpoint !== endpoint.name || recorded.stream !== asked.stream) return false;
  const { understood } = asked;
  if (recorded.native !== (understood?.write === undefined)) return false;
  const offered = understood?.tools.map(({ name }) => name) ?? [];
  return answerOf(recorded).calls.every(({ name }) => offered.includes(name));
}

/** The recorded count, in proportion where this client's prompt is longer or shorter than the recorded one. */
function promptTokens(asked: AskedCall, recorded: RecordedCall | undefined): number {
  if (!recorded || recorded.estimatedPromptTokens === 0) return asked.promptTokens;
  const { promptTokens: counted, estimatedPromptTokens: estimated } = recorded;
  return Math.round((counted * asked.promptTokens) / estimated);
}

/** First and last byte when they were recorded; @param gaps tokens between them, 0 for an answer that comes whole */
function delayOf({ parts }: RecordedCall, gaps: number): Delay {
  const last = parts.at(-1)?.afterNs ?? 0;
  const first = parts[0]?.afterNs ?? 0;
  if (gaps === 0) return { ttftNs: last, gapNs: 0 };
  return { ttftNs: first, gapNs: (last - first) / gaps };
}
