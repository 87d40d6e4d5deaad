/** Writes chat completions: whole, or as the chunks of a stream. */
import type { IdSource } from './answer-ids.js';
import { asciiJson } from './ascii-json.js';
import type { ChatRequest } from './chat-request.js';
import type { Reply, ToolCall } from './reply.js';
import type { Piece } from './reply-pieces.js';

/** One write of a stream is all events that belong to one piece. */
export interface StreamWriter {
  /** The server-sent events of piece `index` of `count`. */
  events(piece: Piece, index: number, count: number): string;
}

const fingerprint = '"service_tier":"default","system_fingerprint":"fp_agentbench"';

function usage(request: ChatRequest, reply: Reply): string {
  const completion = reply.completionTokens * request.choices;
  return (
    `{"prompt_tokens":${request.promptTokens},"completion_tokens":${completion},` +
    `"total_tokens":${request.promptTokens + completion},` +
    '"prompt_tokens_details":{"cached_tokens":0,"audio_tokens":0},' +
    '"completion_tokens_details":{"reasoning_tokens":0,"audio_tokens":0,' +
    '"accepted_prediction_tokens":0,"rejected_prediction_tokens":0}}'
  );
}

function finishReason(request: ChatRequest, reply: Reply): string {
  if (reply.text === undefined) return request.legacyFunctions ? '"function_call"' : '"tool_calls"';
  return reply.cut ? '"length"' : '"stop"';
}

function toolCall(call: ToolCall, newId: IdSource): string {
  return (
    `{"id":"${newId('call_')}","type":"function","function":{"name":${asciiJson(call.name)},` +
    `"arguments":${asciiJson(call.arguments)}}}`
  );
}

function calls(request: ChatRequest, reply: Reply, newId: IdSource): string {
  const [first] = reply.calls;
  if (request.legacyFunctions && first) {
    return `"function_call":{"name":${asciiJson(first.name)},"arguments":${asciiJson(first.arguments)}}`;
  }
  return `"tool_calls":[${reply.calls.map((call) => toolCall(call, newId)).join(',')}]`;
}

function message(request: ChatRequest, reply: Reply, newId: IdSource): string {
  const said =
    reply.text !== undefined
      ? `"content":${asciiJson(reply.text)}`
      : `"content":null,${calls(request, reply, newId)}`;
  return `{"role":"assistant",${said},"refusal":null,"annotations":[]}`;
}

function nowSeconds(): number {
  return Math.floor(Date.now() / 1000);
}

/** The body of a whole answer. */
export function chatCompletion(request: ChatRequest, reply: Reply, newId: IdSource): string {
  const id = newId('chatcmpl-');
  let choices = '';
  for (let index = 0; index < request.choices; index++) {
    choices +=
      (index > 0 ? ',' : '') +
      `{"index":${index},"message":${message(request, reply, newId)},"logprobs":null,` +
      `"finish_reason":${finishReason(request, reply)}}`;
  }
  return (
    `{"id":"${id}","object":"chat.completion","created":${nowSeconds()},` +
    `"model":${asciiJson(request.model)},"choices":[${choices}],` +
    `"usage":${usage(request, reply)},${fingerprint}}`
  );
}

/** Chunks as the API sends them: role, deltas, finish reason, usage if asked for, `[DONE]`. */
export class ChatStream implements StreamWriter {
  readonly #request: ChatRequest;
  readonly #reply: Reply;
  readonly #newId: IdSource;
  readonly #before: string;
  readonly #after: string;

  constructor(request: ChatRequest, reply: Reply, newId: IdSource) {
    this.#newId = newId;
    this.#request = request;
    this.#reply = reply;
    this.#before =
      `data: {"id":"${newId('chatcmpl-')}","object":"chat.completion.chunk",` +
      `"created":${nowSeconds()},"model":${asciiJson(request.model)},${fingerprint},"choices":[`;
    this.#after = (request.includeUsage ? '],"usage":null}' : ']}') + '\n\n';
  }

  events(piece: Piece, index: number, count: number): string {
    let events = '';
    if (index === 0) {
      const content = piece.call < 0 ? '""' : 'null';
      events += this.#chunks(() => `{"role":"assistant","content":${content},"refusal":null}`);
    }
    if (piece.text !== '' || piece.opens) events += this.#chunks(() => this.#delta(piece));
    if (index < count - 1) return events;

    events += this.#chunks(() => '{}', finishReason(this.#request, this.#reply));
    if (this.#request.includeUsage) {
      events += `${this.#before}],"usage":${usage(this.#request, this.#reply)}}\n\n`;
    }
    return events + 'data: [DONE]\n\n';
  }

  /** One chunk for each choice. */
  #chunks(delta: () => string, finish = 'null'): string {
    let chunks = '';
    for (let choice = 0; choice < this.#request.choices; choice++) {
      chunks +=
        this.#before +
        `{"index":${choice},"delta":${delta()},"logprobs":null,"finish_reason":${finish}}` +
        this.#after;
    }
    return chunks;
  }

  #delta(piece: Piece): string {
    const text = asciiJson(piece.text);
    if (piece.call < 0) return `{"content":${text}}`;
    const name = this.#reply.calls[piece.call]?.name ?? '';
    const called = piece.opens ? `"name":${asciiJson(name)},` : '';
    if (this.#request.legacyFunctions) return `{"function_call":{${called}"arguments":${text}}}`;
    const opening = piece.opens ? `"id":"${this.#newId('call_')}","type":"function",` : '';
    return (
      `{"tool_calls":[{"index":${piece.call},${opening}` +
      `"function":{${called}"arguments":${text}}}]}`
    );
  }
}
