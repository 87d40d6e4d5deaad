import { serve, type Agent, type Llm, type Tool } from '../kit/serve.js';
import OpenAI from 'openai';

function definition({ name, description, parameter }: Tool): OpenAI.ChatCompletionTool {
  return {
    type: 'function',
    function: {
      name,
      description,
      parameters: {
        type: 'object',
        properties: { [parameter.name]: { type: parameter.type } },
        required: [parameter.name],
        additionalProperties: false,
      },
    },
  };
}

async function callTool(
  tools: readonly Tool[],
  call: OpenAI.ChatCompletionMessageToolCall,
): Promise<OpenAI.ChatCompletionToolMessageParam> {
  const tool = call.type === 'function' && tools.find(({ name }) => name === call.function.name);
  if (!tool) throw new Error(`the model called an unknown tool: ${JSON.stringify(call)}`);
  const input = JSON.parse(call.function.arguments) as Record<string, unknown>;
  return { role: 'tool', tool_call_id: call.id, content: await tool.run(input) };
}

export const clientOf = ({ baseUrl, apiKey, retries }: Llm): OpenAI =>
  new OpenAI({ baseURL: baseUrl, apiKey, maxRetries: retries(2) });

/** An agent that has `tools`; `format` is the schema of its answer, where it is to have one. */
export function agentOf(
  client: OpenAI,
  { model, maxTurns }: Pick<Llm, 'model' | 'maxTurns'>,
  tools: readonly Tool[],
  format?: OpenAI.ResponseFormatJSONSchema,
): Agent {
  const offered = {
    ...(tools.length > 0 ? { tools: tools.map(definition) } : {}),
    ...(format ? { response_format: format } : {}),
  };

  return async (question, signal) => {
    const messages: OpenAI.ChatCompletionMessageParam[] = [{ role: 'user', content: question }];
    for (let turn = 0; turn < maxTurns; turn++) {
      const completion = await client.chat.completions.create(
        { model, messages, ...offered },
        { signal },
      );
      const message = completion.choices[0]?.message;
      if (!message) throw new Error('the completion has no choice');
      if (!message.tool_calls?.length) return message.content ?? '';
      const results = message.tool_calls.map((call) => callTool(tools, call));
      messages.push(message, ...(await Promise.all(results)));
    }
    throw new Error(`no answer after ${maxTurns} turns`);
  };
}

serve('openai', (llm) => agentOf(clientOf(llm), llm, llm.tools), {
  streaming: () => import('./streaming.js'),
  structured: () => import('./structured.js'),
  'multi-agent': () => import('./multi-agent.js'),
});
