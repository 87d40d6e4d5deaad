/** What the proxy has to know of a model call that passes: whose it is, and what it may cost at worst. */
import { findRequestId } from '../../scenarios/request-id.js';
import { isObject, type JsonObject } from '../ascii-json.js';
import { identify, type CallIdentity } from '../conversation.js';
import { understand, type UnderstoodRequest } from '../dialects/registry.js';
import type { Endpoint, ModelCall } from '../endpoint.js';
import { estimateTokens } from '../tokens.js';
import type { Tokens } from './limits.js';

export interface AskedCall {
  readonly identity: CallIdentity;
  readonly stream: boolean;
  /** The simulator's estimate. */
  readonly promptTokens: number;
  /** Of the completion, as the request limits it itself, for all its choices; null where it does not. */
  readonly mostCompletion: number | null;
  /** The request in the simulator's terms; undefined where it does not know them. */
  readonly understood: UnderstoodRequest | undefined;
  readonly call: ModelCall | undefined;
  /** Of a response: the one before it, where its conversation stands. */
  readonly previousId: string | null;
}

function bodyOf(body: Buffer): JsonObject | undefined {
  try {
    const content: unknown = JSON.parse(body.toString('utf8'));
    return isObject(content) ? content : undefined;
  } catch {
    return undefined;
  }
}

/** A server may take what the simulator would refuse. */
function callOf(endpoint: Endpoint, body: JsonObject): ModelCall | undefined {
  try {
    return endpoint.read(body);
  } catch {
    return undefined;
  }
}

function identityIn(text: string, body: JsonObject | undefined): CallIdentity {
  const messages = [body?.messages, body?.input].find(Array.isArray) as unknown[] | undefined;
  const turns = (messages ?? []).filter((each) => isObject(each) && each.role === 'assistant');
  return { requestId: findRequestId(text) ?? null, call: turns.length };
}

const positive = (value: unknown): value is number => typeof value === 'number' && value > 0;

export function askedCall(endpoint: Endpoint, bytes: Buffer): AskedCall {
  const body = bodyOf(bytes);
  const call = body && callOf(endpoint, body);
  const understood = call && understand(call.request);
  const most = [body?.max_completion_tokens, body?.max_output_tokens, body?.max_tokens].find(
    positive,
  );
  const choices = positive(body?.n) ? body.n : 1;
  const previous = body?.previous_response_id;
  return {
    identity: understood
      ? identify(understood.messages)
      : identityIn(bytes.toString('latin1'), body),
    stream: body?.stream === true,
    promptTokens: call?.request.promptTokens ?? estimateTokens(bytes.length),
    mostCompletion: most === undefined ? null : most * choices,
    understood,
    call,
    previousId: typeof previous === 'string' ? previous : null,
  };
}

/**
 * More than a call can take: no tokenizer in use makes more tokens than there are bytes, and the JSON around the
 * messages is longer than what a chat template puts around them.
 */
export function worstCase(asked: AskedCall, bytes: Buffer, answerTokens: number): Tokens {
  return { prompt: bytes.length, completion: asked.mostCompletion ?? answerTokens };
}
