import { serve, type Llm } from '../kit/serve.js';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { Agent, createTool } from '@voltagent/core';
import { z } from 'zod';

export function toolsOf({ tools }: Llm) {
  return tools.map(({ name, description, parameter, run }) => {
    const type = parameter.type === 'integer' ? z.int() : z.string();
    const parameters = z.object({ [parameter.name]: type });
    return createTool({ name, description, parameters, execute: (input) => run(input) });
  });
}

/** What agents have in common. */
export function settingsOf({ baseUrl, apiKey, model, maxTurns, retries }: Llm, structured = false) {
  const endpoint = { name: 'openai', baseURL: baseUrl, apiKey };
  const provider = createOpenAICompatible({ ...endpoint, supportsStructuredOutputs: structured });
  return {
    instructions: 'You are a helpful assistant.',
    model: provider(model),
    maxSteps: maxTurns,
    maxRetries: retries(3),
  };
}

serve(
  '@voltagent/core',
  (llm) => {
    const agent = new Agent({ name: 'assistant', tools: toolsOf(llm), ...settingsOf(llm) });

    return async (question, signal) => {
      const { text } = await agent.generateText(question, { abortSignal: signal });
      return text;
    };
  },
  {
    streaming: () => import('./streaming.js'),
    structured: () => import('./structured.js'),
    'multi-agent': () => import('./multi-agent.js'),
  },
);
