import type { Build } from '../kit/serve.js';
import { Agent, run } from '@openai/agents';
import { z } from 'zod';
import { prepareClient, toolsOf } from './adapter.js';

const Report = z.object({ summary: z.string(), minutes: z.number() });

export const build: Build = (llm) => {
  prepareClient(llm);
  const { model, maxTurns } = llm;
  const agent = new Agent({ name: 'Assistant', model, tools: toolsOf(llm), outputType: Report });

  return async (question, signal) => {
    const { finalOutput } = await run(agent, question, { signal, maxTurns });
    return JSON.stringify(finalOutput);
  };
};
