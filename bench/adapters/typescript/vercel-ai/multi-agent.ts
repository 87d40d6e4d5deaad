/** A subagent, called by a tool of the main agent. */
import type { Build } from '../kit/serve.js';
import { tool, ToolLoopAgent } from 'ai';
import { z } from 'zod';
import { limitsOf, modelOf, toolsOf } from './adapter.js';

export const build: Build = (llm) => {
  const model = modelOf(llm);
  const analyst = new ToolLoopAgent({ model, tools: toolsOf(llm), ...limitsOf(llm) });

  const askAnalyst = tool({
    description: 'Answers questions about files of trips.',
    inputSchema: z.object({ task: z.string() }),
    execute: async ({ task }, { abortSignal }) => {
      const asked = { prompt: task, ...(abortSignal ? { abortSignal } : {}) };
      const { text } = await analyst.generate(asked);
      return text;
    },
  });
  const tools = { trip_analyst: askAnalyst };
  const mainAgent = new ToolLoopAgent({ model, tools, ...limitsOf(llm) });

  return async (question, signal) => {
    const { text } = await mainAgent.generate({ prompt: question, abortSignal: signal });
    return text;
  };
};
