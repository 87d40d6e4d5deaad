import type { Build } from '../kit/serve.js';
import { Output, ToolLoopAgent } from 'ai';
import { z } from 'zod';
import { limitsOf, modelOf, toolsOf } from './adapter.js';

export const build: Build = (llm) => {
  const agent = new ToolLoopAgent({
    model: modelOf(llm, true),
    tools: toolsOf(llm),
    output: Output.object({ schema: z.object({ summary: z.string(), minutes: z.number() }) }),
    ...limitsOf(llm),
  });

  return async (question, signal) => {
    const { output } = await agent.generate({ prompt: question, abortSignal: signal });
    return JSON.stringify(output);
  };
};
