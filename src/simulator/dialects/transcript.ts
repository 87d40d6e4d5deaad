/** What the dialects share that keep calls and results as lines of a text. */
import type { ConversationMessage } from '../../scenarios/scenario.js';
import type { ToolDefinition } from '../model-request.js';

/** The text of the message that has the instructions, or undefined. */
export function instructing(
  messages: readonly ConversationMessage[],
  sign: RegExp,
): string | undefined {
  return messages.find(
    ({ role, text }) => (role === 'system' || role === 'user') && sign.test(text),
  )?.text;
}

/** A line names tools among other words; the scenario knows its own by name. */
export function wordsAsTools(line: string): ToolDefinition[] {
  const words = line.match(/[A-Za-z_][\w-]*/g) ?? [];
  return words.map((name) => ({ name, parameters: undefined }));
}

const observation =
  /^[ \t]*Observation:[ \t]*([\s\S]*?)(?=^[ \t]*(?:Thought|Action|Observation|Question|Human|AI):|(?![\s\S]))/gm;

/** The calls that a transcript reports, each with its result. */
function steps(transcript: string): ConversationMessage[] {
  return [...transcript.matchAll(observation)].flatMap(([, text = '']): ConversationMessage[] => [
    { role: 'assistant', text: '', toolCalls: 1 },
    { role: 'tool', text: text.trimEnd() },
  ]);
}

/**
 * A message as the messages it stands for. What a user message says after its last "Begin!" is what happened
 * so far; before it, "Observation:" belongs to the instructions. A model's message may end with what the tool
 * answered.
 */
export function spellOut(message: ConversationMessage): ConversationMessage[] {
  if (message.role === 'user') {
    const begin = message.text.lastIndexOf('Begin!');
    return begin < 0 ? [message] : [message, ...steps(message.text.slice(begin))];
  }
  if (message.role === 'assistant') {
    const done = steps(message.text);
    return done.length === 0 ? [message] : done;
  }
  return [message];
}
