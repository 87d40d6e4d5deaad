/** Tool results that a client hands over as words of the user. */
import { findRequestId } from '../../scenarios/request-id.js';
import type { ConversationMessage } from '../../scenarios/scenario.js';

const openings: readonly RegExp[] = [
  /^Tool '[^']*' returned: /,
  /^Observation:\s*/,
  /^TOOL RESPONSE:[\s-]*/,
  /^<(?:tool|function)_?(?:call_?)?(?:result|response|output)s?\b[^>]*>\s*/i,
  // A tool that failed, as a client with the line above reports it.
  /^(?:Call id: \S+\n)?Error:\n/,
];

/** The result in a user message, or undefined when it is none. */
function spokenResult(text: string): string | undefined {
  for (const opening of openings) {
    const said = opening.exec(text);
    // A message with a question in it is the question, however it begins.
    if (said) return findRequestId(text) === undefined ? text.slice(said[0].length) : undefined;
  }
  return undefined;
}

/** The same array when there is nothing to change. */
export function withSpokenResults(
  messages: readonly ConversationMessage[],
): readonly ConversationMessage[] {
  let changed: ConversationMessage[] | undefined;
  for (let at = 1; at < messages.length; at++) {
    const message = messages[at];
    if (message?.role !== 'user') continue;
    const result = spokenResult(message.text);
    if (result === undefined) continue;
    changed ??= [...messages];
    changed[at] = { role: 'tool', text: result };
  }
  return changed ?? messages;
}
