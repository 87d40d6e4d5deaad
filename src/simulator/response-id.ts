/**
 * Ids, and the state that a response id carries. The simulator keeps nothing between calls, so the id of
 * a response holds what the next call that names it as `previous_response_id` must know.
 */
import { randomBytes } from 'node:crypto';
import { questionIndex } from '../scenarios/question.js';
import type { ConversationMessage } from '../scenarios/scenario.js';

const process36 = BigInt('0x' + randomBytes(12).toString('hex'))
  .toString(36)
  .padStart(19, '0');
let counter = 0;

/** A new id, unique over processes: `<prefix><28 letters and digits>`. */
export function uniqueId(prefix: string): string {
  return prefix + process36 + (counter++).toString(36).padStart(9, '0');
}

/** Texts kept in an id are cut: what a scenario recognises stands at their beginning or end. */
const longestText = 1000;

function shortened(text: string): string {
  if (text.length <= longestText) return text;
  return text.slice(0, longestText / 2) + '\n…\n' + text.slice(-longestText / 2);
}

/** One message as an id carries it. */
function carriedMessage(row: unknown): ConversationMessage | undefined {
  if (!Array.isArray(row)) return undefined;
  const [role, text, toolCalls] = row as unknown[];
  if (typeof text !== 'string') return undefined;
  if (role === 'assistant') {
    return { role, text, toolCalls: typeof toolCalls === 'number' ? toolCalls : 0 };
  }
  return role === 'system' || role === 'user' || role === 'tool' ? { role, text } : undefined;
}

/** A response id that carries the conversation from its question on. */
export function responseId(
  messages: readonly ConversationMessage[],
  newId: (prefix: string) => string,
): string {
  const from = Math.max(0, questionIndex(messages));
  const carried = messages.slice(from).map((message) => {
    const text = shortened(message.text);
    return message.role === 'assistant'
      ? [message.role, text, message.toolCalls]
      : [message.role, text];
  });
  return newId('resp_') + '_' + Buffer.from(JSON.stringify(carried)).toString('base64url');
}

/** The conversation that a response id carries, or undefined when it is none of ours. */
export function carriedConversation(id: string): ConversationMessage[] | undefined {
  const encoded = /^resp_[0-9a-z]{28}_([\w-]+)$/.exec(id)?.[1];
  if (encoded === undefined) return undefined;
  let content: unknown;
  try {
    content = JSON.parse(Buffer.from(encoded, 'base64url').toString());
  } catch {
    return undefined;
  }
  if (!Array.isArray(content)) return undefined;
  const messages = content.map(carriedMessage);
  return messages.every((message) => message !== undefined) ? messages : undefined;
}
