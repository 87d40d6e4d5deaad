/**
 * Which call meets a fault. The one thing that the simulator remembers between calls: how often a request has
 * met its fault, for a request tried again says nothing of its earlier attempts.
 */
import type { Fault } from '../scenarios/fault.js';
import type { Scenario } from '../scenarios/scenario.js';
import { ApiError } from './api-error.js';
import type { CallIdentity } from './conversation.js';
import type { Reply } from './reply.js';

export class Faults {
  readonly #faultOf: NonNullable<Scenario['faultOf']>;
  /** How often each request has met its fault. */
  readonly #met = new Map<string, number>();

  constructor(faultOf: NonNullable<Scenario['faultOf']>) {
    this.#faultOf = faultOf;
  }

  /** Calls from here on are another process's. */
  forget(): void {
    this.#met.clear();
  }

  /**
   * The fault that a call meets, counted as met. All but one hit a request's first call only; arguments are
   * spoilt wherever the tool is called, for a client may show the model its broken call and ask again.
   */
  strike({ requestId, call }: CallIdentity, reply: Reply): Fault | undefined {
    const fault = requestId === null ? undefined : this.#faultOf(requestId);
    if (requestId === null || !fault) return undefined;
    const isHit =
      fault.kind === 'malformed-arguments' ? withMalformedArguments(reply) !== reply : call === 0;
    const met = this.#met.get(requestId) ?? 0;
    if (!isHit || met >= fault.times) return undefined;
    this.#met.set(requestId, met + 1);
    return fault;
  }
}

/** The error that stands for a fault, of those that are answered by one. */
export function errorOf({ kind, retryAfterS }: Fault, model: string): ApiError | undefined {
  if (kind === 'server-error') {
    const message = 'The server had an error while processing your request. Sorry about that!';
    return new ApiError(500, message);
  }
  if (kind !== 'rate-limit') return undefined;
  return new ApiError(
    429,
    `Rate limit reached for ${model} on requests per min (RPM): Limit 500, Used 500, Requested 1. ` +
      `Please try again in ${retryAfterS}s.`,
    null,
    'rate_limit_exceeded',
    `Retry-After: ${retryAfterS}\r\n`,
    'requests',
  );
}

/** JSON without its end. */
const cutShort = (json: string): string => json.slice(0, Math.max(1, json.lastIndexOf('}') - 1));

/** A call in words without the bracket that ends it; unchanged where its input has none. */
function withoutBracket(text: string): string {
  const at = Math.max(text.lastIndexOf('}'), text.lastIndexOf(')'));
  return at < 0 ? text : text.slice(0, at) + text.slice(at + 1);
}

/** The reply with arguments that cannot be parsed; the reply itself where it has none that could be spoilt. */
export function withMalformedArguments(reply: Reply): Reply {
  if (!reply.callsTools) return reply;
  if (reply.text === undefined) {
    const calls = reply.calls.map((call) => ({ ...call, arguments: cutShort(call.arguments) }));
    return { ...reply, calls };
  }
  const text = withoutBracket(reply.text);
  return text === reply.text ? reply : { ...reply, text };
}
