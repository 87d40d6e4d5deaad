import { serve, type Llm } from '../kit/serve.js';
import { openai } from '@llamaindex/openai';
import { agent } from '@llamaindex/workflow';
import { tool } from 'llamaindex';
import { z } from 'zod';

export const modelOf = ({ baseUrl, apiKey, model, retries }: Llm) =>
  openai({ model, apiKey, baseURL: baseUrl, maxRetries: retries(10) });

export function toolsOf({ tools }: Llm) {
  return tools.map(({ name, description, parameter, run }) => {
    const type = parameter.type === 'integer' ? z.int() : z.string();
    const parameters = z.object({ [parameter.name]: type });
    return tool({ name, description, parameters, execute: (input) => run(input) });
  });
}

serve(
  'llamaindex',
  (llm) => {
    const assistant = agent({ llm: modelOf(llm), tools: toolsOf(llm) });

    return async (question) => {
      const { data } = await assistant.run(question);
      return String(data.result);
    };
  },
  {
    streaming: () => import('./streaming.js'),
    'multi-agent': () => import('./multi-agent.js'),
  },
);
