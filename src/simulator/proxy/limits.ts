/** What a run with a real model may take at most, and what it has taken. */

/** Tokens of one call. */
export interface Tokens {
  readonly prompt: number;
  readonly completion: number;
}

/** USD for a million tokens. */
export interface TokenPrice {
  readonly prompt: number;
  readonly completion: number;
}

/** Of the whole run, warm-up included; null: no such limit. */
export interface Limits {
  readonly requests: number | null;
  /** Prompt and completion together. */
  readonly tokens: number | null;
  readonly usd: number | null;
  /** What `usd` is reckoned with; without it no costs are known. */
  readonly price: TokenPrice | null;
  /** Completion tokens that a call is reckoned with which names no limit of its own. */
  readonly answerTokens: number;
}

/** Since the start of the proxy. */
export interface Spent {
  /** Model calls that were sent on. */
  readonly calls: number;
  /** As the model's server counts, where it says so in its answers; else at their worst. */
  readonly promptTokens: number;
  readonly completionTokens: number;
  /** Calls whose answer told no usage: they are counted at their worst. */
  readonly uncounted: number;
  /** Null without a price. */
  readonly usd: number | null;
}

/** A call was not sent on, because it could have exceeded a limit. */
export interface LimitReached {
  readonly flag: '--max-requests' | '--max-tokens' | '--budget';
  /** One sentence. */
  readonly message: string;
}

export function costUsd({ prompt, completion }: Tokens, price: TokenPrice): number {
  return (prompt * price.prompt + completion * price.completion) / 1e6;
}
