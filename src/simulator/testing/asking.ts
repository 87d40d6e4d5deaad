/** Asks the simulated model without HTTP. */
import { react } from '../../scenarios/react.js';
import { readChatRequest } from '../chat-request.js';
import { identify, type CallIdentity } from '../conversation.js';
import { understand } from '../dialects/registry.js';
import { replyTo, type Reply } from '../reply.js';

export interface Asked extends Reply {
  readonly identity: CallIdentity;
  /** The arguments of the first call. */
  readonly given: unknown;
}

/** The reply to a chat request with these fields; `model` is filled in. */
export function ask(body: object): Asked {
  const request = understand(readChatRequest({ model: 'gpt-4o-mini', ...body }));
  const reply = replyTo(request, react);
  const [call] = reply.calls;
  return {
    ...reply,
    identity: identify(request.messages),
    given: call && (JSON.parse(call.arguments) as unknown),
  };
}
