/** Reads and checks a `/v1/chat/completions` request. */
import type { ConversationMessage } from '../scenarios/scenario.js';
import { readFunctionCall, readFunctions } from './legacy-functions.js';
import { ApiError, invalid, missing, unknownValue, wrongType } from './api-error.js';
import { isObject, type JsonObject } from './ascii-json.js';
import type { ModelRequest } from './model-request.js';
import { checkMentionsJson, readChatFormat } from './output-format.js';
import {
  checkSampling,
  isAbsent,
  optionalBoolean,
  optionalNumber,
  optionalObject,
  requireModel,
  requireObject,
  requireString,
} from './parameter-checks.js';
import { estimateTokens, jsonCharacters } from './tokens.js';
import { readToolChoice, readTools } from './tool-definitions.js';

export interface ChatRequest extends ModelRequest {
  /** Number of choices, all alike. */
  readonly choices: number;
  /** Whether a stream ends with a chunk that has the usage. */
  readonly includeUsage: boolean;
  /** Whether functions were offered the old way, and are called so. */
  readonly legacyFunctions: boolean;
}

const roles = ['system', 'assistant', 'user', 'function', 'tool', 'developer'];
const partTypes = ['text', 'image_url', 'input_audio', 'file', 'refusal'];

function contentText(content: unknown, param: string): string {
  if (typeof content === 'string') return content;
  if (isAbsent(content)) return '';
  if (!Array.isArray(content)) {
    throw wrongType(param, 'one of a string or array of objects', content);
  }
  let text = '';
  for (let at = 0; at < content.length; at++) {
    const part = requireObject(content[at], `${param}[${at}]`);
    const type = requireString(part.type, `${param}[${at}].type`);
    if (type === 'text') text += requireString(part.text, `${param}[${at}].text`);
    else if (!partTypes.includes(type)) {
      throw unknownValue(`${param}[${at}].type`, type, partTypes);
    }
  }
  return text;
}

/** Reads messages in order and holds them to the rule that tool calls and tool results match. */
class MessageReader {
  readonly messages: ConversationMessage[] = [];
  characters = 0;
  /** Ids of tool calls that still await their result. */
  #open: Set<string> | undefined;

  read(value: unknown, at: number): void {
    const param = `messages[${at}]`;
    const message = requireObject(value, param);
    const role = requireString(message.role, `${param}.role`);
    const { content } = message;
    const text = typeof content === 'string' ? content : contentText(content, `${param}.content`);
    this.characters += text.length;
    if (role !== 'tool') this.#checkAllAnswered(param);
    switch (role) {
      case 'user':
        this.#needContent(content, param);
        this.messages.push({ role: 'user', text });
        break;
      case 'system':
      case 'developer':
        this.#needContent(content, param);
        this.messages.push({ role: 'system', text });
        break;
      case 'assistant':
        this.#readAssistant(message, text, param);
        break;
      case 'tool':
        this.#needContent(content, param);
        this.#readToolResult(message, text, param);
        break;
      case 'function':
        requireString(message.name, `${param}.name`);
        this.messages.push({ role: 'tool', text });
        break;
      default:
        throw unknownValue(`${param}.role`, role, roles);
    }
  }

  end(): void {
    this.#checkAllAnswered('messages');
  }

  #needContent(content: unknown, param: string): void {
    if (content === undefined) throw missing(`${param}.content`);
    if (content === null) {
      throw wrongType(`${param}.content`, 'one of a string or array of objects', content);
    }
  }

  #readAssistant(message: JsonObject, text: string, param: string): void {
    const calls = message.tool_calls;
    if (isAbsent(calls)) {
      if (isAbsent(message.content) && isAbsent(message.function_call)) {
        if (isAbsent(message.refusal)) this.#needContent(message.content, param);
      }
      const toolCalls = this.#readFunctionCall(message.function_call, `${param}.function_call`);
      this.messages.push({ role: 'assistant', text, toolCalls });
      return;
    }
    if (!Array.isArray(calls)) throw wrongType(`${param}.tool_calls`, 'an array', calls);
    if (calls.length === 0) {
      throw invalid(`${param}.tool_calls`, 'empty array.', 'empty_array');
    }
    for (let at = 0; at < calls.length; at++) {
      const where = `${param}.tool_calls[${at}]`;
      const call = requireObject(calls[at], where);
      this.#open ??= new Set();
      this.#open.add(requireString(call.id, `${where}.id`));
      if (call.type === 'custom') continue;
      const called = requireObject(call.function, `${where}.function`);
      const name = requireString(called.name, `${where}.function.name`);
      const given = requireString(called.arguments, `${where}.function.arguments`);
      this.characters += name.length + given.length;
    }
    this.messages.push({ role: 'assistant', text, toolCalls: calls.length });
  }

  /** The number of calls. */
  #readFunctionCall(value: unknown, param: string): number {
    if (isAbsent(value)) return 0;
    const called = requireObject(value, param);
    const name = requireString(called.name, `${param}.name`);
    const given = requireString(called.arguments, `${param}.arguments`);
    this.characters += name.length + given.length;
    return 1;
  }

  #readToolResult(message: JsonObject, text: string, param: string): void {
    const id = requireString(message.tool_call_id, `${param}.tool_call_id`);
    if (this.#open?.delete(id) !== true) {
      throw new ApiError(
        400,
        "Invalid parameter: messages with role 'tool' must be a response to a preceeding message " +
          "with 'tool_calls'.",
        `${param}.role`,
      );
    }
    this.messages.push({ role: 'tool', text });
  }

  #checkAllAnswered(param: string): void {
    if (this.#open === undefined || this.#open.size === 0) return;
    throw new ApiError(
      400,
      "An assistant message with 'tool_calls' must be followed by tool messages responding to each " +
        `'tool_call_id'. The following tool_call_ids did not have response messages: ` +
        [...this.#open].join(', '),
      param === 'messages' ? param : `${param}.role`,
    );
  }
}

function readStop(body: JsonObject): readonly string[] {
  const { stop } = body;
  if (isAbsent(stop)) return [];
  if (typeof stop === 'string') return [stop];
  if (!Array.isArray(stop) || !stop.every((each) => typeof each === 'string')) {
    throw wrongType('stop', 'one of a string or array of strings', stop);
  }
  if (stop.length > 4)
    throw invalid('stop', 'array too long: at most 4.', 'array_above_max_length');
  return stop;
}

/** @throws ApiError naming the parameter */
export function readChatRequest(body: JsonObject): ChatRequest {
  const model = requireModel(body);
  const { messages } = body;
  if (isAbsent(messages)) throw missing('messages');
  if (!Array.isArray(messages)) throw wrongType('messages', 'an array of objects', messages);
  if (messages.length === 0) {
    throw invalid(
      'messages',
      'empty array. Expected an array with minimum length 1, but got an empty array instead.',
      'empty_array',
    );
  }
  const reader = new MessageReader();
  for (let at = 0; at < messages.length; at++) reader.read(messages[at], at);
  reader.end();

  checkSampling(body);
  optionalNumber(body, 'frequency_penalty', -2, 2);
  optionalNumber(body, 'presence_penalty', -2, 2);
  optionalNumber(body, 'seed', -(2 ** 63), 2 ** 63, true);
  optionalBoolean(body, 'logprobs', false);
  const stream = optionalBoolean(body, 'stream', false);
  const streamOptions = optionalObject(body, 'stream_options');
  if (streamOptions && !stream) {
    throw new ApiError(
      400,
      "The 'stream_options' parameter is only allowed when 'stream' is enabled.",
      'stream_options',
    );
  }
  const functions = readFunctions(body);
  const legacyFunctions = functions.length > 0;
  const tools = legacyFunctions ? functions : readTools(body, 'chat');
  const functionChoice = readFunctionCall(body, functions);
  const toolChoice = legacyFunctions ? functionChoice : readToolChoice(body, tools, 'chat');
  const parallelToolCalls = optionalBoolean(body, 'parallel_tool_calls', true) && !legacyFunctions;
  const maxTokens =
    optionalNumber(body, 'max_completion_tokens', 1, Infinity, true) ??
    optionalNumber(body, 'max_tokens', 1, Infinity, true);
  const format = readChatFormat(body);
  checkMentionsJson(format, reader.messages, 'messages');
  const offered = legacyFunctions ? body.functions : body.tools;
  const toolCharacters = tools.length > 0 ? jsonCharacters(offered) : 0;
  return {
    model,
    stream,
    messages: reader.messages,
    tools,
    toolChoice,
    parallelToolCalls,
    format,
    maxTokens,
    stop: readStop(body),
    promptTokens: estimateTokens(reader.characters + toolCharacters),
    choices: optionalNumber(body, 'n', 1, 128, true) ?? 1,
    includeUsage: isObject(streamOptions) && streamOptions.include_usage === true,
    legacyFunctions,
  };
}
