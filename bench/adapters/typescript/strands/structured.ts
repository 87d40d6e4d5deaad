import type { Build } from '../kit/serve.js';
import { Agent } from '@strands-agents/sdk';
import { z } from 'zod';
import { modelOf, settingsOf, toolsOf } from './adapter.js';

const structuredOutputSchema = z.object({ summary: z.string(), minutes: z.number() });

export const build: Build = (llm) => {
  const model = modelOf(llm);
  const tools = toolsOf(llm);

  return async (question, signal) => {
    const agent = new Agent({ model, tools, structuredOutputSchema, ...settingsOf(llm) });
    const { structuredOutput } = await agent.invoke(question, { cancelSignal: signal });
    return JSON.stringify(structuredOutput);
  };
};
