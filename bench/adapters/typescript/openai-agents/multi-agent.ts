/** A hand-off to the agent that has the tool. */
import type { Build } from '../kit/serve.js';
import { Agent, run } from '@openai/agents';
import { prepareClient, toolsOf } from './adapter.js';

export const build: Build = (llm) => {
  prepareClient(llm);
  const { model, maxTurns } = llm;
  const analyst = new Agent({
    name: 'trip_analyst',
    handoffDescription: 'Answers questions about files of trips.',
    model,
    tools: toolsOf(llm),
  });
  const assistant = Agent.create({ name: 'Assistant', model, handoffs: [analyst] });

  return async (question, signal) => {
    const { finalOutput } = await run(assistant, question, { signal, maxTurns });
    return finalOutput ?? '';
  };
};
