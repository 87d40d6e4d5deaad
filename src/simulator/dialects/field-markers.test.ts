/** Prompts as DSPy 3.4.1's `ReAct("question -> answer")` sends them. */
import { expect, it } from 'vitest';
import { ask } from '../testing/asking.js';
import { finalSentence, question, toolSentence } from '../testing/requests.js';

const agentSystem = `Your input fields are:
1. \`question\` (str): 
2. \`trajectory\` (str):
Your output fields are:
1. \`next_thought\` (str): 
2. \`next_tool_name\` (Literal['average_trip_duration', 'finish']): 
3. \`next_tool_args\` (dict[str, Any]):
All interactions will be structured in the following way, with the appropriate values filled in.

[[ ## question ## ]]
{question}

[[ ## trajectory ## ]]
{trajectory}

[[ ## next_thought ## ]]
{next_thought}

[[ ## next_tool_name ## ]]
{next_tool_name}        # note: the value you produce must exactly match (no extra characters) one of: average_trip_duration; finish

[[ ## next_tool_args ## ]]
{next_tool_args}        # note: the value you produce must adhere to the JSON schema: {"type": "object"}

[[ ## completed ## ]]
(1) average_trip_duration, whose description is <desc>Average trip duration.</desc>. It takes arguments {'path': {'type': 'string'}}.
(2) finish, whose description is <desc>Marks the task as complete.</desc>. It takes arguments {}.`;

const stepFields =
  'Respond with the corresponding output fields, starting with the field `[[ ## next_thought ## ]]`, then ' +
  "`[[ ## next_tool_name ## ]]` (must be formatted as a valid Python Literal['average_trip_duration', " +
  "'finish']), then `[[ ## next_tool_args ## ]]` (must be formatted as a valid Python dict[str, Any]), and " +
  'then ending with the marker for `[[ ## completed ## ]]`.';

const firstStep = `[[ ## thought_0 ## ]]
I need the result of a tool.

[[ ## tool_name_0 ## ]]
average_trip_duration

[[ ## tool_args_0 ## ]]
{"path": "trips.parquet"}

[[ ## observation_0 ## ]]
${toolSentence}`;

const finish = `[[ ## thought_1 ## ]]
All that is needed is known.

[[ ## tool_name_1 ## ]]
finish

[[ ## tool_args_1 ## ]]
{}

[[ ## observation_1 ## ]]
Completed.`;

function asked(trajectory: string, fields = stepFields, system = agentSystem) {
  const content = `[[ ## question ## ]]
${question}

[[ ## trajectory ## ]]
${trajectory}

${fields}`;
  return ask({
    messages: [
      { role: 'system', content: system },
      { role: 'user', content },
    ],
  });
}

it('names the tool and its arguments in their fields', () => {
  const { text, identity } = asked('');
  expect(text).toBe(`[[ ## next_thought ## ]]
I need the result of a tool.

[[ ## next_tool_name ## ]]
average_trip_duration

[[ ## next_tool_args ## ]]
{"path":"trips.parquet"}

[[ ## completed ## ]]`);
  expect(identity).toEqual({ requestId: 'r-000042', call: 0 });
});

it('finishes once the trajectory has the observation', () => {
  const { text, identity } = asked(firstStep);
  expect(text).toContain('[[ ## next_tool_name ## ]]\nfinish\n\n[[ ## next_tool_args ## ]]\n{}\n');
  expect(identity).toEqual({ requestId: 'r-000042', call: 1 });
});

it('writes the answer in the call that takes it from the trajectory', () => {
  const fields =
    'Respond with the corresponding output fields, starting with the field `[[ ## reasoning ## ]]`, then ' +
    '`[[ ## answer ## ]]`, then `[[ ## minutes ## ]]` (must be formatted as a valid Python float), and then ' +
    'ending with the marker for `[[ ## completed ## ]]`.';
  const { text, identity } = asked(
    `${firstStep}\n\n${finish}`,
    fields,
    'Your output fields are: …',
  );
  expect(text).toMatch(/^\[\[ ## reasoning ## \]\]\n.+\n\n/);
  expect(text).toContain(
    `\n\n[[ ## answer ## ]]\n${finalSentence}\n\n[[ ## minutes ## ]]\n25.67\n\n[[ ## completed ## ]]`,
  );
  expect(identity).toEqual({ requestId: 'r-000042', call: 2 });
});
