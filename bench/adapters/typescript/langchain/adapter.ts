import { serve, type Llm } from '../kit/serve.js';
import { ChatOpenAI } from '@langchain/openai';
import { createAgent, tool } from 'langchain';
import { z } from 'zod';

export function modelOf({ baseUrl, apiKey, model, retries }: Llm) {
  const configuration = { baseURL: baseUrl };
  return new ChatOpenAI({ model, apiKey, configuration, maxRetries: retries(6) });
}

export function toolsOf({ tools }: Llm) {
  return tools.map(({ name, description, parameter, run }) => {
    const type = parameter.type === 'integer' ? z.int() : z.string();
    return tool(run, { name, description, schema: z.object({ [parameter.name]: type }) });
  });
}

/** The graph takes two steps a turn: model and tools. */
export const stepsOf = ({ maxTurns }: Llm) => 2 * maxTurns + 1;

serve(
  'langchain',
  (llm) => {
    const agent = createAgent({ model: modelOf(llm), tools: toolsOf(llm) });

    return async (question, signal) => {
      const { messages } = await agent.invoke(
        { messages: [{ role: 'user', content: question }] },
        { signal, recursionLimit: stepsOf(llm) },
      );
      return messages.at(-1)?.text ?? '';
    };
  },
  {
    streaming: () => import('./streaming.js'),
    structured: () => import('./structured.js'),
    'multi-agent': () => import('./multi-agent.js'),
  },
);
