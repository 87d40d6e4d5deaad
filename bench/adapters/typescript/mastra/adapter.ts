import { serve, type Llm } from '../kit/serve.js';
import { Mastra } from '@mastra/core';
import { Agent } from '@mastra/core/agent';
import { createTool } from '@mastra/core/tools';
import { z } from 'zod';

export const toolsOf = ({ tools }: Llm) =>
  Object.fromEntries(
    tools.map(({ name, description, parameter, run }) => {
      const type = parameter.type === 'integer' ? z.int() : z.string();
      const inputSchema = z.object({ [parameter.name]: type });
      const execute = (input: Record<string, unknown>) => run(input);
      return [name, createTool({ id: name, description, inputSchema, execute })];
    }),
  );

/** What agents have in common. */
export const settingsOf = ({ baseUrl, apiKey, model }: Llm) => ({
  instructions: 'You are a helpful assistant.',
  model: { id: `custom/${model}` as const, url: baseUrl, apiKey },
  maxRetries: 0,
});

/** Up to 200 tool calls of one turn at once: 10 unless told otherwise. */
export const limitsOf = ({ maxTurns }: Llm) => ({ maxSteps: maxTurns, toolCallConcurrency: 200 });

serve(
  '@mastra/core',
  (llm) => {
    const tools = toolsOf(llm);
    const assistant = new Agent({ id: 'assistant', name: 'Assistant', tools, ...settingsOf(llm) });
    const agent = new Mastra({ agents: { assistant } }).getAgentById('assistant');

    return async (question, signal) => {
      const { text } = await agent.generate(question, { abortSignal: signal, ...limitsOf(llm) });
      return text;
    };
  },
  {
    streaming: () => import('./streaming.js'),
    structured: () => import('./structured.js'),
    'multi-agent': () => import('./multi-agent.js'),
  },
);
