/** A supervisor that delegates to its sub-agent. */
import type { Build } from '../kit/serve.js';
import { Agent } from '@voltagent/core';
import { settingsOf, toolsOf } from './adapter.js';

export const build: Build = (llm) => {
  const analyst = new Agent({
    name: 'trip_analyst',
    purpose: 'Answers questions about files of trips.',
    tools: toolsOf(llm),
    ...settingsOf(llm),
  });
  const supervisor = new Agent({ name: 'supervisor', subAgents: [analyst], ...settingsOf(llm) });

  return async (question, signal) => {
    const { text } = await supervisor.generateText(question, { abortSignal: signal });
    return text;
  };
};
