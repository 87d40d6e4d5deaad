import { describe, expect, it } from 'vitest';
import { ask } from '../testing/asking.js';
import { chatTool, finalSentence, question, toolSentence } from '../testing/requests.js';

const user = (content: unknown) => ({ role: 'user', content });
const assistant = (content: unknown) => ({ role: 'assistant', content });
const parts = (text: string) => [{ type: 'text', text }];

describe("a tool's result in the user's words", () => {
  it.each([
    ['a sentence', `Tool 'average_trip_duration' returned: ${toolSentence}`],
    ['an observation', parts(`Observation:\n${toolSentence}`)],
    ['tags', `<tool_response>\n${toolSentence}\n</tool_response>`],
    ['tags with attributes', `<function_result name="x">${toolSentence}</function_result>`],
  ])('%s', (_name, content) => {
    const messages = [user(question), assistant('Using tool …'), user(content)];
    const { text, identity } = ask({ messages, tools: [chatTool] });
    expect(text).toBe(finalSentence);
    expect(identity).toEqual({ requestId: 'r-000042', call: 1 });
  });

  it('is none where it asks a question', () => {
    const messages = [user('Hello'), assistant('Hello'), user(`Observation: none. ${question}`)];
    expect(ask({ messages, tools: [chatTool] }).calls).toHaveLength(1);
  });
});

/** smolagents 1.26, `ToolCallingAgent`: a call is required each time, the last one is of `final_answer`. */
describe('an agent that ends by a tool', () => {
  const answerTool = {
    type: 'function',
    function: {
      name: 'final_answer',
      description: 'Provides a final answer to the given problem.',
      parameters: {
        type: 'object',
        properties: { answer: { type: 'string', description: 'The final answer to the problem' } },
        required: ['answer'],
      },
    },
  };
  const task = user(parts(`New task:\n${question}`));
  const done = [
    task,
    assistant(parts("Calling tools:\n[{'id': 'call_1', 'type': 'function'}]")),
    user(parts(`Observation:\n${toolSentence}`)),
  ];

  it.each([
    ['required', [chatTool, answerTool]],
    ['required', [answerTool, chatTool]],
    ['auto', [answerTool, chatTool]],
  ])('%s', (tool_choice, tools) => {
    const first = ask({ messages: [task], tools, tool_choice });
    expect(first.calls[0]?.name).toBe('average_trip_duration');
    const last = ask({ messages: done, tools, tool_choice });
    expect(last.calls[0]?.name).toBe('final_answer');
    expect(last.given).toEqual({ answer: finalSentence });
    expect(last.identity).toEqual({ requestId: 'r-000042', call: 1 });
  });
});
