/** The model, called with as little as can be: one request to it, one body back. */
import type { Llm } from '../kit/serve.js';
import { Agent, request, type Dispatcher } from 'undici';
import type { Costs } from './costs.js';
import { later } from './later.js';
import { pieces } from './pieces.js';
import { ModelFailure, withRetries } from './retry.js';

export interface Message {
  readonly content: string;
  readonly tool_calls?: {
    readonly id: string;
    readonly function: { readonly name: string; readonly arguments: string };
  }[];
}
type Reply = Dispatcher.ResponseData;

/** The calls of one request. */
export class Model {
  /** How many were asked for, retries not counted. */
  made = 0;
  readonly #llm: Llm;
  readonly #costs: Costs;
  readonly #signal: AbortSignal | undefined;

  constructor(llm: Llm, costs: Costs, signal: AbortSignal) {
    this.#llm = llm;
    this.#costs = costs;
    this.#signal = costs.keepsWorking ? undefined : later(signal, costs.letGoMs);
  }

  /** Ends a request that was cancelled, unless it does not listen. */
  throwIfCancelled(): void {
    this.#signal?.throwIfAborted();
  }

  /** What the model says to a body (without its model). */
  async ask(body: object): Promise<Message> {
    return this.#call(body, async (reply) => {
      const { choices } = (await reply.body.json()) as { choices: { message: Message }[] };
      return choices[0]!.message;
    });
  }

  /** The pieces of a streamed answer; only what fails before the first can be tried again. */
  async *stream(body: object): AsyncGenerator<string> {
    yield* pieces(await this.#call({ ...body, stream: true }, (opened) => Promise.resolve(opened)));
  }

  #call<T>(body: object, read: (reply: Reply) => Promise<T>): Promise<T> {
    const { baseUrl, apiKey, model } = this.#llm;
    const url = `${baseUrl}/chat/completions`;
    const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' };
    const text = JSON.stringify({ model, ...body });
    const signal = this.#signal;
    const isFresh = this.made++ < this.#costs.connections;
    return withRetries(this.#costs.retries, signal, async () => {
      const fresh = isFresh ? { dispatcher: new Agent() } : {};
      try {
        const options = { method: 'POST', headers, body: text, ...fresh } as const;
        const reply = await request(url, signal ? { ...options, signal } : options);
        if (reply.statusCode !== 200) throw await refusal(reply);
        return await read(reply);
      } catch (cause) {
        if (signal?.aborted || cause instanceof ModelFailure) throw cause;
        throw new ModelFailure(`no answer of the model: ${String(cause)}`, 0, undefined, { cause });
      } finally {
        void fresh.dispatcher?.close();
      }
    });
  }
}

async function refusal({ statusCode, headers, body }: Reply): Promise<ModelFailure> {
  await body.dump();
  const seconds = Number(headers['retry-after'] ?? Number.NaN);
  const retryAfterMs = Number.isNaN(seconds) ? undefined : seconds * 1000;
  return new ModelFailure(`the model answered ${statusCode}`, statusCode, retryAfterMs);
}
