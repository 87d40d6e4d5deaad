/** One JSON object in a code block: `action` names the tool, or "Final Answer"; `action_input` is its input. */
import type { Turn } from '../../scenarios/scenario.js';
import type { ModelRequest } from '../model-request.js';
import type { Dialect, Reading } from './dialect.js';
import { plainInput } from './plain-input.js';
import { instructing, spellOut, wordsAsTools } from './transcript.js';

const inputField = /"action_input":\s*(\S+)/;
const toolNames = /"action".*/g;

function block(action: string, input: unknown): string {
  return '```json\n' + JSON.stringify({ action, action_input: input }) + '\n```';
}

function read({ messages }: ModelRequest): Reading | undefined {
  const instructions = instructing(messages, inputField);
  if (instructions === undefined) return undefined;
  const oneText = inputField.exec(instructions)?.[1] === 'string';
  return {
    messages: messages.flatMap(spellOut),
    tools: wordsAsTools((instructions.match(toolNames) ?? []).join('\n')),
    write(turn: Turn): string {
      if (turn.kind === 'text') return block('Final Answer', turn.text);
      const [call] = turn.calls;
      if (!call) return block('Final Answer', '');
      return block(call.name, oneText ? plainInput(call.arguments) : call.arguments);
    },
  };
}

export const jsonAction: Dialect = { name: 'json-action', read };
