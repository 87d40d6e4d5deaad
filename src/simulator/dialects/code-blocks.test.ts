/** The conversation of smolagents 1.26's `CodeAgent`; its system prompt is shortened to what differs from task to task. */
import { expect, it } from 'vitest';
import { ask } from '../testing/asking.js';
import { finalSentence, question, toolSentence } from '../testing/requests.js';

const text = (content: string) => [{ type: 'text', text: content }];
const system = {
  role: 'system',
  content: text(`You are an expert assistant who can solve any task using code blobs.
The code sequence must be opened with '<code>', and closed with '</code>'.
In the end you have to return a final answer using the \`final_answer\` tool.
---
Thought: I will proceed step by step.
<code>
answer = document_qa(document=document, question="Who is the oldest person mentioned?")
print(answer)
</code>
Observation: "The oldest person in the document is John Doe, a 55 year old lumberjack."
---
<code>
def average_trip_duration(path: string) -> string:
    """Average trip duration in a parquet file of trips."""

def final_answer(answer: any) -> any:
    """Provides a final answer to the given problem."""
</code>`),
};
const task = { role: 'user', content: text(`New task:\n${question}`) };
const code = 'print(average_trip_duration(path="trips.parquet"))';
const stop = ['Observation:', 'Calling tools:', '</code>'];

it('calls the tool as a function, up to the stop sequence', () => {
  const reply = ask({ messages: [system, task], stop });
  expect(reply.text).toBe(`Thought: I need the result of a tool.\n<code>\n${code}\n`);
  expect(ask({ messages: [system, task] }).text).toBe(`${reply.text}</code>`);
});

it('ends with the function final_answer', () => {
  const done = `Thought: I need the result of a tool.\n<code>\n${code}\n</code>\nCalling tools:\n[{'id': 'call_2'}]`;
  const logs = `Observation:\nExecution logs:\n${toolSentence}\nLast output from code snippet:\nNone`;
  const messages = [
    system,
    task,
    { role: 'assistant', content: text(done) },
    { role: 'user', content: text(logs) },
  ];
  const reply = ask({ messages, stop });
  expect(reply.text).toContain(`<code>\nfinal_answer("${finalSentence}")\n`);
  expect(reply.identity).toEqual({ requestId: 'r-000042', call: 1 });
});
