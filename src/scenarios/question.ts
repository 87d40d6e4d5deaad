/** Where in a conversation the question stands that is to be answered. */
import { findRequestId } from './request-id.js';
import type { ConversationMessage } from './scenario.js';

/**
 * Index of the last user message with a request id, or of the last user message when none has one (a foreign
 * client), or −1. Not simply the last: some clients add words of the user after a tool's result.
 */
export function questionIndex(messages: readonly ConversationMessage[]): number {
  let last = -1;
  for (let at = messages.length - 1; at >= 0; at--) {
    const message = messages[at];
    if (message?.role !== 'user') continue;
    if (last < 0) last = at;
    if (findRequestId(message.text) !== undefined) return at;
  }
  return last;
}
