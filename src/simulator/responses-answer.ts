/** Writes answers of the Responses API: whole, or as its sequence of events. */
import type { ConversationMessage } from '../scenarios/scenario.js';
import type { IdSource } from './answer-ids.js';
import { asciiJson, isObject, type JsonObject } from './ascii-json.js';
import type { StreamWriter } from './chat-answer.js';
import { isAbsent } from './parameter-checks.js';
import type { Reply } from './reply.js';
import type { Piece } from './reply-pieces.js';
import { responseId } from './response-id.js';
import type { ResponsesRequest } from './responses-request.js';

type ItemStatus = 'in_progress' | 'completed' | 'incomplete';

/** An output item with the ids that all its events repeat. */
interface OutputItem {
  readonly id: string;
  readonly callId: string | undefined;
  readonly name: string;
  readonly content: string;
}

function outputItems(reply: Reply, newId: IdSource): OutputItem[] {
  if (reply.text !== undefined) {
    return [{ id: newId('msg_'), callId: undefined, name: '', content: reply.text }];
  }
  return reply.calls.map((call) => ({
    id: newId('fc_'),
    callId: newId('call_'),
    name: call.name,
    content: call.arguments,
  }));
}

function textPart(text: string): string {
  return `{"type":"output_text","text":${asciiJson(text)},"annotations":[],"logprobs":[]}`;
}

function itemJson(item: OutputItem, status: ItemStatus): string {
  const begun = status !== 'in_progress';
  if (item.callId === undefined) {
    return (
      `{"id":"${item.id}","type":"message","status":"${status}","role":"assistant",` +
      `"content":[${begun ? textPart(item.content) : ''}]}`
    );
  }
  return (
    `{"id":"${item.id}","type":"function_call","status":"${status}","call_id":"${item.callId}",` +
    `"name":${asciiJson(item.name)},"arguments":${asciiJson(begun ? item.content : '')}}`
  );
}

/** A function tool as the API echoes it, with its optional fields filled in. */
function echoedTool(tool: unknown): unknown {
  return isObject(tool) && tool.type === 'function'
    ? {
        ...tool,
        description: tool.description ?? null,
        parameters: tool.parameters ?? null,
        strict: tool.strict ?? true,
      }
    : tool;
}

function echo(body: JsonObject, name: string, otherwise: string | number | boolean | null): string {
  const value = body[name];
  return `"${name}":${asciiJson(isAbsent(value) ? otherwise : value)}`;
}

function echoedSettings({ body, previousResponseId, parallelToolCalls }: ResponsesRequest): string {
  const tools: unknown[] = Array.isArray(body.tools) ? body.tools : [];
  const text = isObject(body.text) ? body.text : {};
  const format = text.format ?? { type: 'text' };
  const reasoning = isObject(body.reasoning) ? body.reasoning : {};
  return [
    '"background":false',
    echo(body, 'instructions', null),
    echo(body, 'max_output_tokens', null),
    `"metadata":${asciiJson(isObject(body.metadata) ? body.metadata : {})}`,
    `"parallel_tool_calls":${parallelToolCalls}`,
    `"previous_response_id":${asciiJson(previousResponseId ?? null)}`,
    `"reasoning":${asciiJson({ effort: reasoning.effort ?? null, summary: reasoning.summary ?? null })}`,
    echo(body, 'temperature', 1),
    `"text":${asciiJson({ ...text, format })}`,
    echo(body, 'tool_choice', 'auto'),
    `"tools":${asciiJson(tools.map(echoedTool))}`,
    echo(body, 'top_p', 1),
    echo(body, 'truncation', 'disabled'),
    '"service_tier":"default"',
  ].join(',');
}

/** An answer in the making: its id, items and echoed settings stay alike over all events. */
class ResponseDocument {
  readonly items: readonly OutputItem[];
  readonly endStatus: 'completed' | 'incomplete';
  readonly #request: ResponsesRequest;
  readonly #reply: Reply;
  readonly #before: string;
  readonly #settings: string;

  constructor(request: ResponsesRequest, reply: Reply, newId: IdSource) {
    this.#request = request;
    this.#reply = reply;
    this.items = outputItems(reply, newId);
    this.endStatus = reply.cut ? 'incomplete' : 'completed';
    const said: ConversationMessage = {
      role: 'assistant',
      text: reply.text ?? '',
      toolCalls: reply.calls.length,
    };
    const id = request.store ? responseId([...request.messages, said], newId) : newId('resp_');
    const created = Math.floor(Date.now() / 1000);
    this.#before = `{"id":"${id}","object":"response","created_at":${created},"error":null,`;
    this.#settings = `"model":${asciiJson(request.model)},${echoedSettings(request)}`;
  }

  begun(): string {
    return (
      `${this.#before}"status":"in_progress","incomplete_details":null,"output":[],` +
      `${this.#settings}}`
    );
  }

  ended(): string {
    const { promptTokens } = this.#request;
    const { completionTokens, cut } = this.#reply;
    const items = this.items.map((item) => itemJson(item, this.endStatus)).join(',');
    return (
      `${this.#before}"status":"${this.endStatus}",` +
      `"incomplete_details":${cut ? '{"reason":"max_output_tokens"}' : 'null'},` +
      `"output":[${items}],${this.#settings},"usage":{"input_tokens":${promptTokens},` +
      '"input_tokens_details":{"cached_tokens":0,"cache_write_tokens":0},' +
      `"output_tokens":${completionTokens},"output_tokens_details":{"reasoning_tokens":0},` +
      `"total_tokens":${promptTokens + completionTokens}}}`
    );
  }
}

/** The body of a whole answer. */
export function response(request: ResponsesRequest, reply: Reply, newId: IdSource): string {
  return new ResponseDocument(request, reply, newId).ended();
}

/** The events of a streamed answer, from `response.created` to `response.completed`. */
export class ResponsesStream implements StreamWriter {
  readonly #document: ResponseDocument;
  #sequence = 0;

  constructor(request: ResponsesRequest, reply: Reply, newId: IdSource) {
    this.#document = new ResponseDocument(request, reply, newId);
  }

  events(piece: Piece, index: number, count: number): string {
    const at = Math.max(0, piece.call);
    const item = this.#document.items[at];
    if (!item) return '';
    let events = '';
    if (index === 0) {
      const begun = this.#document.begun();
      events += this.#event('response.created', `"response":${begun}`);
      events += this.#event('response.in_progress', `"response":${begun}`);
    }
    const where = `"item_id":"${item.id}","output_index":${at}`;
    events +=
      piece.call < 0 ? this.#textEvents(piece, item, where) : this.#callEvents(piece, item, at);
    if (index === count - 1) {
      const { endStatus } = this.#document;
      events += this.#event(`response.${endStatus}`, `"response":${this.#document.ended()}`);
    }
    return events;
  }

  #textEvents(piece: Piece, item: OutputItem, where: string): string {
    const at = `${where},"content_index":0`;
    let events = '';
    if (piece.opens) {
      events += this.#item('added', item, 0, 'in_progress');
      events += this.#event('response.content_part.added', `${at},"part":${textPart('')}`);
    }
    events += this.#event(
      'response.output_text.delta',
      `${at},"delta":${asciiJson(piece.text)},"logprobs":[]`,
    );
    if (piece.ends) {
      const text = asciiJson(item.content);
      events += this.#event('response.output_text.done', `${at},"text":${text},"logprobs":[]`);
      events += this.#event('response.content_part.done', `${at},"part":${textPart(item.content)}`);
      events += this.#item('done', item, 0, this.#document.endStatus);
    }
    return events;
  }

  #callEvents(piece: Piece, item: OutputItem, at: number): string {
    const where = `"item_id":"${item.id}","output_index":${at}`;
    if (piece.opens) return this.#item('added', item, at, 'in_progress');
    let events = this.#event(
      'response.function_call_arguments.delta',
      `${where},"delta":${asciiJson(piece.text)}`,
    );
    if (piece.ends) {
      events += this.#event(
        'response.function_call_arguments.done',
        `${where},"name":${asciiJson(item.name)},"arguments":${asciiJson(item.content)}`,
      );
      events += this.#item('done', item, at, 'completed');
    }
    return events;
  }

  #item(what: 'added' | 'done', item: OutputItem, at: number, status: ItemStatus): string {
    return this.#event(
      `response.output_item.${what}`,
      `"output_index":${at},"item":${itemJson(item, status)}`,
    );
  }

  #event(type: string, fields: string): string {
    return `event: ${type}\ndata: {"type":"${type}","sequence_number":${this.#sequence++},${fields}}\n\n`;
  }
}
