/**
 * Keeps a run within its limits: a call is let through only when its worst case, and that of all calls under
 * way, fits into what is left. So a limit is never exceeded, and the run may end a few calls short of it.
 */
import { costUsd, type LimitReached, type Limits, type Spent, type Tokens } from './limits.js';

const dollars = (usd: number): string => `${Number(usd.toPrecision(4))} USD`;

export class Ledger {
  readonly #limits: Limits;
  #calls = 0;
  #uncounted = 0;
  #prompt = 0;
  #completion = 0;
  /** Worst cases of calls under way. */
  #reserved = { prompt: 0, completion: 0 };
  #reached: LimitReached | undefined;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  get spent(): Spent {
    const { price } = this.#limits;
    const tokens = { prompt: this.#prompt, completion: this.#completion };
    return {
      calls: this.#calls,
      promptTokens: tokens.prompt,
      completionTokens: tokens.completion,
      uncounted: this.#uncounted,
      usd: price && costUsd(tokens, price),
    };
  }

  /**
   * Lets a call through, which must then be settled, or says which limit forbids it. Once one did, no other call
   * is let through.
   */
  reserve(worst: Tokens): LimitReached | undefined {
    this.#reached ??= this.#forbids(worst);
    if (this.#reached) return this.#reached;
    this.#calls += 1;
    this.#reserved.prompt += worst.prompt;
    this.#reserved.completion += worst.completion;
    return undefined;
  }

  /** @param actual null where nobody knows: the worst case is counted */
  settle(worst: Tokens, actual: Tokens | null): void {
    this.#reserved.prompt -= worst.prompt;
    this.#reserved.completion -= worst.completion;
    const { prompt, completion } = actual ?? worst;
    this.#prompt += prompt;
    this.#completion += completion;
    if (!actual) this.#uncounted += 1;
  }

  #forbids(worst: Tokens): LimitReached | undefined {
    const { requests, tokens, usd, price } = this.#limits;
    if (requests !== null && this.#calls >= requests) {
      const message = `--max-requests ${requests}: as many model calls were made`;
      return { flag: '--max-requests', message };
    }
    const total: Tokens = {
      prompt: this.#prompt + this.#reserved.prompt + worst.prompt,
      completion: this.#completion + this.#reserved.completion + worst.completion,
    };
    const used = this.#prompt + this.#completion;
    if (tokens !== null && total.prompt + total.completion > tokens) {
      const message =
        `--max-tokens ${tokens}: ${used} tokens were used, and with the calls under way one more ` +
        `could make them ${total.prompt + total.completion}`;
      return { flag: '--max-tokens', message };
    }
    if (usd !== null && price && costUsd(total, price) > usd) {
      const message =
        `--budget ${usd}: ${dollars(this.spent.usd ?? 0)} were spent, and with the calls under way one ` +
        `more could make them ${dollars(costUsd(total, price))}`;
      return { flag: '--budget', message };
    }
    return undefined;
  }
}
