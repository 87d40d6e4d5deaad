import { serve, type Llm } from '../kit/serve.js';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { stepCountIs, tool, ToolLoopAgent } from 'ai';
import { z } from 'zod';

export function modelOf({ baseUrl, apiKey, model }: Llm, supportsStructuredOutputs = false) {
  const endpoint = { name: 'openai', baseURL: baseUrl, apiKey };
  return createOpenAICompatible({ ...endpoint, supportsStructuredOutputs })(model);
}

export const toolsOf = ({ tools }: Llm) =>
  Object.fromEntries(
    tools.map(({ name, description, parameter, run }) => {
      const type = parameter.type === 'integer' ? z.int() : z.string();
      const inputSchema = z.object({ [parameter.name]: type });
      return [name, tool({ description, inputSchema, execute: (input) => run(input) })];
    }),
  );

export const limitsOf = ({ maxTurns, retries }: Llm) => ({
  stopWhen: stepCountIs(maxTurns),
  maxRetries: retries(2),
});

serve(
  'ai',
  (llm) => {
    const agent = new ToolLoopAgent({
      model: modelOf(llm),
      tools: toolsOf(llm),
      ...limitsOf(llm),
    });

    return async (question, signal) => {
      const { text } = await agent.generate({ prompt: question, abortSignal: signal });
      return text;
    };
  },
  {
    streaming: () => import('./streaming.js'),
    structured: () => import('./structured.js'),
    'multi-agent': () => import('./multi-agent.js'),
  },
);
