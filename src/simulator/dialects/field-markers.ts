/**
 * Fields between markers, `[[ ## name ## ]]`: the prompt names the fields to write. An agent writes
 * `next_thought`, `next_tool_name` and `next_tool_args`, ends with the tool `finish`, and its answer is taken
 * from the trajectory in a call of its own.
 */
import type { ConversationMessage, Turn } from '../../scenarios/scenario.js';
import type { ModelRequest, ToolDefinition } from '../model-request.js';
import { exampleFor } from '../schema-example.js';
import type { Dialect, Reading } from './dialect.js';

const request = 'Respond with the corresponding output fields';
const requested = /`\[\[ ## (\w+) ## \]\]`(?: \(must be formatted as a valid Python ([^)]*)\))?/g;
const completed = '[[ ## completed ## ]]';
const section =
  /^\[\[ ## (\w+) ## \]\][ \t]*\n?([\s\S]*?)(?=^\[\[ ## |^Respond with |(?![\s\S]))/gm;

interface Field {
  readonly name: string;
  /** Python's name for its type; undefined for a text. */
  readonly type: string | undefined;
}

function fields(text: string): Field[] {
  const asked = text.slice(text.lastIndexOf(request));
  return [...asked.matchAll(requested)]
    .map(([, name = '', type]) => ({ name, type }))
    .filter(({ name }) => name !== 'completed');
}

/** The tools that may be named, from the type `Literal['a', 'b']`. */
function tools(field: Field | undefined): ToolDefinition[] {
  const names = field?.type?.matchAll(/'([^']+)'/g) ?? [];
  return [...names].map(([, name = '']) => ({ name, parameters: undefined }));
}

/** The steps so far; the observation that follows `finish` is no tool's. */
function trajectory(text: string): ConversationMessage[] {
  const steps: ConversationMessage[] = [];
  let tool = '';
  for (const [, name = '', content = ''] of text.matchAll(section)) {
    if (name.startsWith('tool_name_')) {
      tool = content.trim();
      steps.push({ role: 'assistant', text: '', toolCalls: 1 });
    } else if (name.startsWith('observation_') && tool !== 'finish') {
      steps.push({ role: 'tool', text: content.trim() });
    }
  }
  return steps;
}

const schemas: Readonly<Record<string, object>> = {
  int: { type: 'integer' },
  float: { type: 'number' },
  bool: { type: 'boolean' },
  'list[str]': { type: 'array', items: { type: 'string' } },
};

/** What a field says when the agent has `text` to say. */
function value({ name, type }: Field, text: string): string {
  if (name === 'reasoning') return 'The result of the tool says it.';
  const schema = type === undefined ? undefined : schemas[type];
  return schema ? JSON.stringify(exampleFor({ ...schema }, text)) : text;
}

function step(turn: Turn, { name }: Field, text: string): string {
  const call = turn.kind === 'tools' ? turn.calls[0] : undefined;
  if (name === 'next_thought') {
    return call ? 'I need the result of a tool.' : 'All that is needed is known.';
  }
  if (name === 'next_tool_name') return call?.name ?? 'finish';
  if (name === 'next_tool_args') return JSON.stringify(call?.arguments ?? {});
  return text;
}

function read({ messages }: ModelRequest): Reading | undefined {
  const last = messages.at(-1);
  if (last?.role !== 'user' || !last.text.includes(request)) return undefined;
  const wanted = fields(last.text);
  if (wanted.length === 0) return undefined;
  const toolField = wanted.find(({ name }) => name === 'next_tool_name');
  return {
    messages: [...messages, ...trajectory(last.text)],
    tools: tools(toolField),
    write(turn: Turn): string {
      const text = turn.kind === 'text' ? turn.text : '';
      const parts = wanted.map((field) => {
        const content = toolField ? step(turn, field, text) : value(field, text);
        return `[[ ## ${field.name} ## ]]\n${content}`;
      });
      return [...parts, completed].join('\n\n');
    },
  };
}

export const fieldMarkers: Dialect = { name: 'field-markers', read };
