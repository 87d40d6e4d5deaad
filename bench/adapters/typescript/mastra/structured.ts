import type { Build } from '../kit/serve.js';
import { Mastra } from '@mastra/core';
import { Agent } from '@mastra/core/agent';
import { z } from 'zod';
import { limitsOf, settingsOf, toolsOf } from './adapter.js';

const schema = z.object({ summary: z.string(), minutes: z.number() });

export const build: Build = (llm) => {
  const tools = toolsOf(llm);
  const assistant = new Agent({ id: 'assistant', name: 'Assistant', tools, ...settingsOf(llm) });
  const agent = new Mastra({ agents: { assistant } }).getAgentById('assistant');

  return async (question, signal) => {
    const settings = { abortSignal: signal, structuredOutput: { schema }, ...limitsOf(llm) };
    const { object } = await agent.generate(question, settings);
    return JSON.stringify(object);
  };
};
