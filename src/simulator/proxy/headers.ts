/** Which header fields pass the proxy: all but those of one connection, and those that carry a key. */
import type { RequestHead } from '../http/request-head.js';
import type { KeyMask } from './key-mask.js';
import type { Target } from './target.js';

/** RFC 9110, 7.6.1, and what the client of the other connection writes itself. */
const ofConnection = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);
/** Where clients put their key; ours is a dummy. */
const ofKey = new Set(['api-key', 'authorization', 'x-api-key']);

/**
 * What is sent to the model's server: name and value in turn. Its answer is asked for without compression, for it
 * is read in passing; the simulator does not compress either.
 */
export class RequestHeaders {
  /** Heads repeat on a connection, as objects too. */
  readonly #known = new WeakMap<RequestHead, string[]>();
  /** What stands in every request, whatever the client sent. */
  readonly own: readonly string[];

  constructor(target: Pick<Target, 'basic'>, apiKey: string | null) {
    this.own = [
      ...(apiKey === null ? [] : ['authorization', `Bearer ${apiKey}`]),
      ...(apiKey === null && target.basic !== null
        ? ['authorization', `Basic ${target.basic}`]
        : []),
      ...['accept-encoding', 'identity'],
    ];
  }

  of(head: RequestHead): string[] {
    let headers = this.#known.get(head);
    if (!headers) {
      headers = [...passing(head.fields), ...this.own];
      this.#known.set(head, headers);
    }
    return headers;
  }
}

function passing(fields: readonly string[]): string[] {
  const pairs = fields.flatMap((name, at) =>
    at % 2 === 0 ? [[name, fields[at + 1] ?? ''] as const] : [],
  );
  const named = pairs
    .filter(([name]) => name === 'connection')
    .flatMap(([, value]) => value.toLowerCase().split(/\s*,\s*/));
  return pairs
    .filter(
      ([name]) =>
        !ofConnection.has(name) &&
        !ofKey.has(name) &&
        !named.includes(name) &&
        name !== 'accept-encoding',
    )
    .flat();
}

export type AnswerHeaders = Readonly<Record<string, string | string[] | undefined>>;

/** Header lines of an answer, each ended by CRLF, without its content type and the date, which are written apart. */
export function answerLines(headers: AnswerHeaders, mask: KeyMask): string {
  let lines = '';
  for (const [name, values] of Object.entries(headers)) {
    if (ofConnection.has(name) || name === 'content-type' || name === 'date') continue;
    for (const value of [values].flat()) {
      if (value !== undefined) lines += `${name}: ${mask.text(value)}\r\n`;
    }
  }
  return lines;
}

export function one(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? value[0] : value) ?? '';
}
