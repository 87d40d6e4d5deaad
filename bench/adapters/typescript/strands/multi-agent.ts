/** An agent among the tools of another. */
import type { Build } from '../kit/serve.js';
import { Agent } from '@strands-agents/sdk';
import { modelOf, settingsOf, toolsOf } from './adapter.js';

export const build: Build = (llm) => {
  const model = modelOf(llm);
  const tools = toolsOf(llm);

  return async (question, signal) => {
    const analyst = new Agent({
      model,
      tools,
      name: 'trip_analyst',
      description: 'Answers questions about files of trips.',
      ...settingsOf(llm),
    });
    const assistant = new Agent({ model, tools: [analyst], ...settingsOf(llm) });
    const result = await assistant.invoke(question, { cancelSignal: signal });
    return result.toString();
  };
};
