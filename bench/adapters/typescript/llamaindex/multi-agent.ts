/** A hand-off to the agent that has the tool. */
import type { Build } from '../kit/serve.js';
import { agent, multiAgent } from '@llamaindex/workflow';
import { modelOf, toolsOf } from './adapter.js';

export const build: Build = (llm) => {
  const model = modelOf(llm);
  const analyst = agent({
    name: 'trip_analyst',
    description: 'Answers questions about files of trips.',
    llm: model,
    tools: toolsOf(llm),
  });
  const assistant = agent({ name: 'assistant', llm: model, tools: [], canHandoffTo: [analyst] });
  const both = multiAgent({ agents: [assistant, analyst], rootAgent: assistant });

  return async (question) => {
    const { data } = await both.run(question);
    return String(data.result);
  };
};
