/** Which request a conversation belongs to, and which of its calls this is. */
import { questionIndex } from '../scenarios/question.js';
import { findRequestId } from '../scenarios/request-id.js';
import type { ConversationMessage } from '../scenarios/scenario.js';

export interface CallIdentity {
  readonly requestId: string | null;
  /** Turns the model has taken for this request already. */
  readonly call: number;
}

/**
 * The call's index is the number of turns that follow the question. The request id stands in it; if not, in
 * any message at all, where a framework put the question elsewhere.
 */
export function identify(messages: readonly ConversationMessage[]): CallIdentity {
  const from = questionIndex(messages);
  let requestId = findRequestId(messages[from]?.text ?? '');
  for (let at = messages.length - 1; at >= 0 && requestId === undefined; at--) {
    requestId = findRequestId(messages[at]?.text ?? '');
  }
  let call = 0;
  for (let at = from + 1; at < messages.length; at++) {
    if (messages[at]?.role === 'assistant') call++;
  }
  return { requestId: requestId ?? null, call };
}
