/** The smallest loop there is: the model, its tools, the model again. */
import type { Tool } from '../kit/serve.js';
import type { Costs } from './costs.js';
import type { Message, Model } from './model.js';
import { wait } from './spend.js';

const definition = ({ name, description, parameter }: Tool) => ({
  type: 'function',
  function: {
    name,
    description,
    parameters: {
      type: 'object',
      properties: { [parameter.name]: { type: parameter.type } },
      required: [parameter.name],
    },
  },
});

type ToolCall = NonNullable<Message['tool_calls']>[number];

async function callTool(tools: readonly Tool[], { id, function: called }: ToolCall) {
  const tool = tools.find(({ name }) => name === called.name);
  if (!tool) throw new Error(`the model called an unknown tool: ${called.name}`);
  const input = JSON.parse(called.arguments) as Record<string, unknown>;
  return { role: 'tool', tool_call_id: id, content: await tool.run(input) };
}

/**
 * The model's answer to a question, after the tool calls that it wants.
 * @param least model calls to make at least; those beyond what it takes ask the same again
 * @param format goes along with every call
 */
export async function answerWith(
  tools: readonly Tool[],
  question: string,
  model: Model,
  costs: Costs,
  least: number,
  format: object = {},
): Promise<string> {
  const messages: object[] = [{ role: 'user', content: question }];
  const offered = tools.length > 0 ? { tools: tools.map(definition) } : {};
  const ask = () => model.ask({ messages, ...offered, ...format });
  let said = await ask();
  while (said.tool_calls?.length) {
    await wait(costs.gapMs);
    model.throwIfCancelled();
    const results: object[] = [];
    if (costs.serial) for (const call of said.tool_calls) results.push(await callTool(tools, call));
    else results.push(...(await Promise.all(said.tool_calls.map((call) => callTool(tools, call)))));
    messages.push(said, ...results);
    said = await ask();
  }
  while (model.made < least) said = await ask();
  return said.content;
}
