/** Python code between two tags; tools are functions, and the function `final_answer` ends the work. */
import type { Turn } from '../../scenarios/scenario.js';
import type { ModelRequest, ToolDefinition } from '../model-request.js';
import type { Dialect, Reading } from './dialect.js';
import { instructing } from './transcript.js';

const tags = /must be opened with '([^']+)', and closed with '([^']+)'/;
const definition = /^def (\w+)\(/gm;

function functions(instructions: string): ToolDefinition[] {
  return [...instructions.matchAll(definition)].map(([, name = '']) => ({
    name,
    parameters: undefined,
  }));
}

/** A value as Python writes it. */
function literal(value: unknown): string {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return JSON.stringify(value);
}

function invocation(name: string, given: object): string {
  const passed = Object.entries(given).map(([key, value]) => `${key}=${literal(value)}`);
  return `${name}(${passed.join(', ')})`;
}

function read({ messages }: ModelRequest): Reading | undefined {
  const instructions = instructing(messages, tags);
  const [, opening, closing] = (instructions && tags.exec(instructions)) ?? [];
  if (instructions === undefined || opening === undefined || closing === undefined)
    return undefined;
  return {
    messages,
    tools: functions(instructions),
    write(turn: Turn): string {
      const [thought, ...lines] =
        turn.kind === 'text'
          ? ['I can answer now.', `final_answer(${literal(turn.text)})`]
          : [
              'I need the result of a tool.',
              ...turn.calls.map((call) => `print(${invocation(call.name, call.arguments)})`),
            ];
      return `Thought: ${thought}\n${opening}\n${lines.join('\n')}\n${closing}`;
    },
  };
}

export const codeBlocks: Dialect = { name: 'code-blocks', read };
