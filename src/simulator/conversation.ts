/** What the scenario is shown of a conversation, and which request and call it belongs to. */
import { findRequestId } from '../scenarios/request-id.js';
import type { ConversationMessage } from '../scenarios/scenario.js';

/** Some frameworks hand a tool's result back as words of the user. */
const toolResultPrefix = /^Tool '[^']*' returned: /;

/** A user message, or the tool result that it really is. */
export function userMessage(text: string): ConversationMessage {
  return text.startsWith("Tool '") && toolResultPrefix.test(text)
    ? { role: 'tool', text: text.replace(toolResultPrefix, '') }
    : { role: 'user', text };
}

export interface CallIdentity {
  readonly requestId: string | null;
  /** Turns the model has taken for this request already. */
  readonly call: number;
}

/**
 * The request id stands in a user message, the last one that has any (in any message at all, if a
 * framework put the question elsewhere). The call's index is the number of turns that follow it, or
 * that follow the last user message when there is no id.
 */
export function identify(messages: readonly ConversationMessage[]): CallIdentity {
  let requestId: string | undefined;
  let from = -1;
  for (let at = messages.length - 1; at >= 0 && requestId === undefined; at--) {
    const message = messages[at];
    if (message?.role !== 'user') continue;
    if (from < 0) from = at;
    requestId = findRequestId(message.text);
    if (requestId !== undefined) from = at;
  }
  for (let at = messages.length - 1; at >= 0 && requestId === undefined; at--) {
    requestId = findRequestId(messages[at]?.text ?? '');
  }
  let call = 0;
  for (let at = from + 1; at < messages.length; at++) {
    if (messages[at]?.role === 'assistant') call++;
  }
  return { requestId: requestId ?? null, call };
}
