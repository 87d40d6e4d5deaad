/** Asks a model's server for its list of models, which costs nothing, before anything else is asked. */
import type { Dispatcher } from 'undici';
import { RequestHeaders } from './headers.js';
import { KeyMask } from './key-mask.js';
import { pathAt, type Target } from './target.js';

const patienceMs = 15_000;

export class ServerRefusal extends Error {
  constructor(
    /** `key`: it does not take the key, or wants one. `unreachable`: nothing answers there. */
    readonly kind: 'key' | 'unreachable',
    message: string,
  ) {
    super(message);
  }
}

/** What an answer says in words, on one line; without the key, should it be among them. */
function wordsOf(text: string, mask: KeyMask): string {
  return mask.text(text.replaceAll(/\s+/g, ' ').trim()).slice(0, 300);
}

/**
 * A server that has no such list is as good as any.
 * @throws ServerRefusal when it cannot be reached, or refuses the key
 */
export async function checkServer(
  dispatcher: Dispatcher,
  target: Target,
  apiKey: string | null,
): Promise<void> {
  const mask = new KeyMask(apiKey);
  const headers = new RequestHeaders(target, apiKey).own;
  const path = pathAt(target, '/v1/models', '');
  let status: number;
  let text: string;
  try {
    const signal = AbortSignal.timeout(patienceMs);
    const answer = await dispatcher.request({ method: 'GET', path, headers: [...headers], signal });
    status = answer.statusCode;
    text = await answer.body.text();
  } catch (cause) {
    const { message, name } = cause as Error;
    const code = (cause as NodeJS.ErrnoException).code ?? '';
    const said =
      mask.text(message || name) + (code === '' || message.includes(code) ? '' : ` (${code})`);
    throw new ServerRefusal('unreachable', `${target.shown} cannot be reached: ${said}`);
  }
  if (status !== 401 && status !== 403) return;
  throw new ServerRefusal(
    'key',
    `${target.shown} answered ${status} to GET ${target.basePath}/models: ${wordsOf(text, mask)}`,
  );
}
