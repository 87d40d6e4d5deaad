/** When a failed model call is made again, and after how long. */
import { setTimeout as delay } from 'node:timers/promises';

/** A model call failed; `status` is 0 where no answer came, or none that could be read. */
export class ModelFailure extends Error {
  constructor(
    message: string,
    readonly status: number,
    /** As the model asks in `Retry-After`. */
    readonly retryAfterMs?: number,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

const again = ({ status }: ModelFailure) =>
  status === 0 || status === 408 || status === 409 || status === 429 || status >= 500;

/**
 * Makes a call up to 1 + `retries` times. Before the n-th retry it waits as long as `Retry-After` says, else
 * 500 ms × 2^(n − 1), at most 8 s.
 */
export async function withRetries<T>(
  retries: number,
  signal: AbortSignal | undefined,
  call: () => Promise<T>,
  pause: (ms: number) => Promise<unknown> = (ms) => delay(ms, undefined, signal ? { signal } : {}),
): Promise<T> {
  for (let made = 0; ; made++) {
    try {
      return await call();
    } catch (error) {
      if (made >= retries || !(error instanceof ModelFailure) || !again(error)) throw error;
      await pause(error.retryAfterMs ?? Math.min(500 * 2 ** made, 8000));
    }
  }
}
