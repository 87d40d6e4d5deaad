import { expect, it } from 'vitest';
import { ask } from '../testing/asking.js';
import { finalSentence, question, toolSentence } from '../testing/requests.js';

/** langchain-rust 7's chat agent: instructions and question in one message, results as the user's words. */
const prompt = `TOOLS
------
Assistant can ask the user to use tools to look up information. The tools the human can use are:

> average_trip_duration: Average trip duration in a parquet file of trips.

RESPONSE FORMAT INSTRUCTIONS
----------------------------
**Option 1:**
\`\`\`json
{
    "action": string, \\\\ The action to take. Must be one of average_trip_duration
    "action_input": string \\\\ The input to the action
}
\`\`\`

**Option #2:**
\`\`\`json
{
    "action": "Final Answer",
    "action_input": string \\\\ You should put what you want to return to use here
}
\`\`\`

USER'S INPUT
${question}`;

const asked = { role: 'user', content: prompt };

it('writes a block that names the tool, then one with the answer', () => {
  const first = ask({ messages: [asked] });
  expect(first.text).toBe(
    '```json\n{"action":"average_trip_duration","action_input":"trips.parquet"}\n```',
  );
  const response = `TOOL RESPONSE: \n---------------------\n${toolSentence}\n\nUSER'S INPUT\n--------------------\n\nOkay, so what is the response to my last comment?`;
  const second = ask({
    messages: [
      asked,
      { role: 'assistant', content: first.text },
      { role: 'user', content: response },
    ],
  });
  expect(second.text).toBe(
    `\`\`\`json\n${JSON.stringify({ action: 'Final Answer', action_input: finalSentence })}\n\`\`\``,
  );
  expect(second.identity).toEqual({ requestId: 'r-000042', call: 1 });
});

it('passes an object where the input may be one', () => {
  const system = `Valid "action" values: "Final Answer" or average_trip_duration
\`\`\`
{
  "action": $TOOL_NAME,
  "action_input": $INPUT
}
\`\`\``;
  const { text } = ask({
    messages: [
      { role: 'system', content: system },
      { role: 'user', content: question },
    ],
  });
  expect(text).toContain('"action_input":{"path":"trips.parquet"}');
});
