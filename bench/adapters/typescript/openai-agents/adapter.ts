import { serve, type Llm } from '../kit/serve.js';
import { Agent, run, setDefaultOpenAIClient, setOpenAIAPI, tool } from '@openai/agents';
import OpenAI from 'openai';
import { z } from 'zod';

export function toolsOf({ tools }: Llm) {
  return tools.map(({ name, description, parameter, run: work }) => {
    const type = parameter.type === 'integer' ? z.int() : z.string();
    const parameters = z.object({ [parameter.name]: type });
    return tool({ name, description, parameters, execute: (input) => work(input) });
  });
}

export function prepareClient({ baseUrl, apiKey, retries }: Llm): void {
  setDefaultOpenAIClient(new OpenAI({ baseURL: baseUrl, apiKey, maxRetries: retries(2) }));
  setOpenAIAPI('chat_completions');
}

serve(
  '@openai/agents',
  (llm) => {
    prepareClient(llm);
    const { model, maxTurns } = llm;
    const agent = new Agent({ name: 'Assistant', model, tools: toolsOf(llm) });

    return async (question, signal) => {
      const { finalOutput } = await run(agent, question, { signal, maxTurns });
      return finalOutput ?? '';
    };
  },
  {
    streaming: () => import('./streaming.js'),
    structured: () => import('./structured.js'),
    'multi-agent': () => import('./multi-agent.js'),
  },
);
