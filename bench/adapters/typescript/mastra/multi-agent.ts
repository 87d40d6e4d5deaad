/** A supervisor with the other agent as its subagent. */
import type { Build } from '../kit/serve.js';
import { Mastra } from '@mastra/core';
import { Agent } from '@mastra/core/agent';
import { limitsOf, settingsOf, toolsOf } from './adapter.js';

export const build: Build = (llm) => {
  const analyst = new Agent({
    id: 'trip_analyst',
    name: 'Trip analyst',
    description: 'Answers questions about files of trips.',
    tools: toolsOf(llm),
    ...settingsOf(llm),
  });
  const supervisor = new Agent({
    id: 'supervisor',
    name: 'Supervisor',
    agents: { trip_analyst: analyst },
    ...settingsOf(llm),
  });
  const agent = new Mastra({ agents: { supervisor } }).getAgentById('supervisor');

  return async (question, signal) => {
    const { text } = await agent.generate(question, { abortSignal: signal, ...limitsOf(llm) });
    return text;
  };
};
