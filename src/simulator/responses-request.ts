/** Reads and checks a `/v1/responses` request. */
import type { ConversationMessage } from '../scenarios/scenario.js';
import { ApiError, missing, unknownValue, wrongType } from './api-error.js';
import type { JsonObject } from './ascii-json.js';
import type { ModelRequest } from './model-request.js';
import { checkMentionsJson, readResponsesFormat } from './output-format.js';
import {
  checkSampling,
  isAbsent,
  oneOf,
  optionalBoolean,
  optionalNumber,
  optionalString,
  requireModel,
  requireObject,
  requireString,
} from './parameter-checks.js';
import { carriedConversation } from './response-id.js';
import { estimateTokens, jsonCharacters } from './tokens.js';
import { readToolChoice, readTools } from './tool-definitions.js';

export interface ResponsesRequest extends ModelRequest {
  /** As sent, to be echoed in the answer. */
  readonly body: JsonObject;
  readonly previousResponseId: string | undefined;
  readonly store: boolean;
}

const partTypes = [
  'input_text',
  'output_text',
  'text',
  'refusal',
  'input_image',
  'input_file',
  'summary_text',
  'reasoning_text',
];

function contentText(content: unknown, param: string): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) {
    throw content === undefined
      ? missing(param)
      : wrongType(param, 'one of a string or array of objects', content);
  }
  let text = '';
  for (let at = 0; at < content.length; at++) {
    const part = requireObject(content[at], `${param}[${at}]`);
    const type = oneOf(part.type, `${param}[${at}].type`, partTypes);
    if (type.endsWith('text')) text += requireString(part.text, `${param}[${at}].text`);
  }
  return text;
}

/** Reads input items in order; neighbouring items of the model are one turn. */
class ItemReader {
  characters = 0;

  constructor(readonly messages: ConversationMessage[]) {}

  read(value: unknown, at: number): void {
    const param = `input[${at}]`;
    const item = requireObject(value, param);
    const type = item.type ?? 'message';
    switch (type) {
      case 'message':
        this.#readMessage(item, param);
        break;
      case 'function_call': {
        const name = requireString(item.name, `${param}.name`);
        const given = requireString(item.arguments, `${param}.arguments`);
        requireString(item.call_id, `${param}.call_id`);
        this.characters += name.length + given.length;
        this.#assistant('', 1);
        break;
      }
      case 'function_call_output':
      case 'custom_tool_call_output': {
        requireString(item.call_id, `${param}.call_id`);
        this.messages.push({ role: 'tool', text: this.#text(item.output, `${param}.output`) });
        break;
      }
      case 'item_reference':
        requireString(item.id, `${param}.id`);
        break;
      default:
        // Reasoning and the calls of hosted tools: the model's own items, of which it needs nothing.
        if (typeof type !== 'string') throw wrongType(`${param}.type`, 'a string', type);
        this.#assistant('', 0);
    }
  }

  #readMessage(item: JsonObject, param: string): void {
    const role = requireString(item.role, `${param}.role`);
    const text = this.#text(item.content, `${param}.content`);
    if (role === 'user') this.messages.push({ role: 'user', text });
    else if (role === 'assistant') this.#assistant(text, 0);
    else if (role === 'system' || role === 'developer')
      this.messages.push({ role: 'system', text });
    else throw unknownValue(`${param}.role`, role, ['assistant', 'system', 'developer', 'user']);
  }

  #text(content: unknown, param: string): string {
    const text = contentText(content, param);
    this.characters += text.length;
    return text;
  }

  #assistant(text: string, toolCalls: number): void {
    const last = this.messages.at(-1);
    if (last?.role === 'assistant') {
      this.messages[this.messages.length - 1] = {
        role: 'assistant',
        text: last.text + text,
        toolCalls: last.toolCalls + toolCalls,
      };
    } else this.messages.push({ role: 'assistant', text, toolCalls });
  }
}

function unsupported(param: string, value: unknown): void {
  if (isAbsent(value) || value === false) return;
  throw new ApiError(
    400,
    `Unsupported parameter: '${param}' is not supported by this simulator.`,
    param,
    'unsupported_parameter',
  );
}

function previousConversation(id: string | undefined): ConversationMessage[] {
  if (id === undefined) return [];
  const carried = carriedConversation(id);
  if (carried) return carried;
  throw new ApiError(
    400,
    `Previous response with id '${id}' not found.`,
    'previous_response_id',
    'previous_response_not_found',
  );
}

/** @throws ApiError naming the parameter */
export function readResponsesRequest(body: JsonObject): ResponsesRequest {
  const model = requireModel(body);
  unsupported('background', body.background);
  unsupported('conversation', body.conversation);
  unsupported('prompt', body.prompt);
  const { input } = body;
  if (isAbsent(input)) throw missing('input');
  const previousResponseId = optionalString(body, 'previous_response_id');
  const reader = new ItemReader(previousConversation(previousResponseId));
  const instructions = optionalString(body, 'instructions');
  if (instructions !== undefined) {
    reader.messages.unshift({ role: 'system', text: instructions });
    reader.characters += instructions.length;
  }
  if (typeof input === 'string') {
    reader.messages.push({ role: 'user', text: input });
    reader.characters += input.length;
  } else if (Array.isArray(input)) {
    for (let at = 0; at < input.length; at++) reader.read(input[at], at);
  } else throw wrongType('input', 'one of a string or array of input items', input);

  checkSampling(body);
  const tools = readTools(body, 'responses');
  const format = readResponsesFormat(body);
  checkMentionsJson(format, reader.messages, 'input');
  const toolCharacters = tools.length > 0 ? jsonCharacters(body.tools) : 0;
  return {
    body,
    model,
    stream: optionalBoolean(body, 'stream', false),
    messages: reader.messages,
    tools,
    toolChoice: readToolChoice(body, tools, 'responses'),
    parallelToolCalls: optionalBoolean(body, 'parallel_tool_calls', true),
    format,
    maxTokens: optionalNumber(body, 'max_output_tokens', 16, Infinity, true),
    stop: [],
    promptTokens: estimateTokens(reader.characters + toolCharacters),
    previousResponseId,
    store: optionalBoolean(body, 'store', true),
  };
}
