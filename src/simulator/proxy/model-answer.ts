/** What a model's answer says, read from its bytes in any of the four forms that the two endpoints have. */
import { isObject, type JsonObject } from '../ascii-json.js';
import { textTokens } from '../tokens.js';
import type { Tokens } from './limits.js';

export interface SpokenCall {
  readonly name: string;
  /** JSON text. */
  readonly arguments: string;
}

export interface ModelAnswer {
  readonly text: string;
  readonly calls: readonly SpokenCall[];
  /** As the server counted; null where it does not say. */
  readonly usage: Tokens | null;
  /** Of a response: what a later call may name as the one before it. */
  readonly responseId: string | null;
}

const nothing: ModelAnswer = { text: '', calls: [], usage: null, responseId: null };

const object = (value: unknown): JsonObject => (isObject(value) ? value : {});
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const string = (value: unknown): string => (typeof value === 'string' ? value : '');

function parse(text: string): JsonObject {
  try {
    return object(JSON.parse(text));
  } catch {
    return {};
  }
}

function usageIn(usage: unknown): Tokens | null {
  if (!isObject(usage)) return null;
  const prompt = usage.prompt_tokens ?? usage.input_tokens;
  const completion = usage.completion_tokens ?? usage.output_tokens ?? 0;
  if (typeof prompt !== 'number' || typeof completion !== 'number') return null;
  return { prompt, completion };
}

function spokenCall(called: unknown): SpokenCall {
  const { name, arguments: given } = object(called);
  return { name: string(name), arguments: string(given) };
}

function chatAnswer(body: JsonObject): ModelAnswer {
  const message = object(object(list(body.choices)[0]).message);
  const calls = list(message.tool_calls).map((call) => spokenCall(object(call).function));
  const old = message.function_call;
  return {
    ...nothing,
    text: string(message.content),
    calls: isObject(old) ? [spokenCall(old)] : calls,
    usage: usageIn(body.usage),
  };
}

function responseAnswer(body: JsonObject): ModelAnswer {
  const items = list(body.output).map(object);
  const texts = items.flatMap(({ content }) =>
    list(content).map((part) => string(object(part).text)),
  );
  return {
    text: texts.join(''),
    calls: items.filter(({ type }) => type === 'function_call').map(spokenCall),
    usage: usageIn(body.usage),
    responseId: string(body.id) || null,
  };
}

/** The data of server-sent events, parsed; what is no JSON is left out. */
function events(text: string): JsonObject[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const data = line.startsWith('data:') ? line.slice(5).trim() : '';
    return data.startsWith('{') ? [parse(data)] : [];
  });
}

function streamedChat(chunks: readonly JsonObject[]): ModelAnswer {
  let text = '';
  let usage: Tokens | null = null;
  const calls: { name: string; arguments: string }[] = [];
  for (const chunk of chunks) {
    usage = usageIn(chunk.usage) ?? usage;
    const choice = object(list(chunk.choices)[0]);
    if ((choice.index ?? 0) !== 0) continue;
    const delta = object(choice.delta);
    text += string(delta.content);
    for (const part of list(delta.tool_calls).map(object)) {
      const at = typeof part.index === 'number' ? part.index : calls.length;
      const call = (calls[at] ??= { name: '', arguments: '' });
      const { name, arguments: given } = spokenCall(part.function);
      call.name += name;
      call.arguments += given;
    }
  }
  return { ...nothing, text, calls: calls.filter(Boolean), usage };
}

function streamedResponse(all: readonly JsonObject[]): ModelAnswer {
  const last = all.findLast(({ response }) => isObject(response));
  return last ? responseAnswer(object(last.response)) : nothing;
}

/** @param text the body of a whole answer, or all server-sent events of a stream */
export function readAnswer(
  endpoint: 'chat' | 'responses' | 'models',
  stream: boolean,
  text: string,
): ModelAnswer {
  if (endpoint === 'models') return nothing;
  if (endpoint === 'chat') return stream ? streamedChat(events(text)) : chatAnswer(parse(text));
  return stream ? streamedResponse(events(text)) : responseAnswer(parse(text));
}

/** Completion tokens where the server does not count: the simulator's estimate. */
export function estimatedCompletion({ text, calls }: ModelAnswer): number {
  const spoken = text === '' ? 0 : textTokens(text);
  return calls.reduce(
    (sum, call) => sum + textTokens(call.name) + textTokens(call.arguments),
    spoken,
  );
}
