/** An agent as the tool of another. */
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
  const assistant = new Agent({
    name: 'assistant',
    tools: [analyst.toTool({ name: 'trip_analyst' })],
    ...settingsOf(llm),
  });

  return async (question, signal) => {
    const { text } = await assistant.generateText(question, { abortSignal: signal });
    return text;
  };
};
