/**
 * `Thought:`, `Action:`, `Action Input:`, `Observation:` and a last line for the answer (ReAct, Yao et al.
 * 2022), as several frameworks instruct models without native tool calls. The names of the tools, whether the
 * input is JSON, and the word before the answer are read from the instructions.
 */
import type { ConversationMessage, Turn } from '../../scenarios/scenario.js';
import type { ModelRequest } from '../model-request.js';
import type { Dialect, Reading } from './dialect.js';
import { plainInput } from './plain-input.js';
import { instructing, spellOut, wordsAsTools } from './transcript.js';

const actionLine = /^[ \t]*Action:(.*)$/m;
const inputLine = /^[ \t]*Action Input:(.*)$/m;
const answerLine = /^[ \t]*((?:Final )?Answer|AI):/m;

/** Whether the prompt itself ends where the model is to think. */
function endsInThought(messages: readonly ConversationMessage[]): boolean {
  return messages.at(-1)?.text.trimEnd().endsWith('Thought:') ?? false;
}

function read({ messages }: ModelRequest): Reading | undefined {
  const instructions = instructing(messages, inputLine);
  const [, action] = (instructions && actionLine.exec(instructions)) ?? [];
  if (instructions === undefined || action === undefined) return undefined;
  const asJson = /json/i.test(inputLine.exec(instructions)?.[1] ?? '');
  const answer = answerLine.exec(instructions)?.[1] ?? 'Final Answer';
  const thought = endsInThought(messages) ? ' ' : 'Thought: ';
  return {
    messages: messages.flatMap(spellOut),
    tools: wordsAsTools(action),
    write(turn: Turn): string {
      const call = turn.kind === 'tools' ? turn.calls[0] : undefined;
      if (!call) {
        const text = turn.kind === 'text' ? turn.text : '';
        return `${thought}I can answer without another tool.\n${answer}: ${text}`;
      }
      const input = asJson ? JSON.stringify(call.arguments) : plainInput(call.arguments);
      return (
        `${thought}I need the result of a tool.\n` + `Action: ${call.name}\nAction Input: ${input}`
      );
    },
  };
}

export const reactLines: Dialect = { name: 'react-lines', read };
