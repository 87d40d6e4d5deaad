import { emit, type Build } from '../kit/serve.js';
import { Agent, run } from '@openai/agents';
import { prepareClient } from './adapter.js';

export const build: Build = (llm) => {
  prepareClient(llm);
  const agent = new Agent({ name: 'Assistant', model: llm.model });

  return async (question, signal) => {
    const result = await run(agent, question, { signal, stream: true });
    for await (const piece of result.toTextStream()) emit(piece);
    await result.completed;
    return result.finalOutput ?? '';
  };
};
