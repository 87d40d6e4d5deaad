import { emit, type Build } from '../kit/serve.js';
import { Mastra } from '@mastra/core';
import { Agent } from '@mastra/core/agent';
import { settingsOf } from './adapter.js';

export const build: Build = (llm) => {
  const assistant = new Agent({ id: 'assistant', name: 'Assistant', ...settingsOf(llm) });
  const agent = new Mastra({ agents: { assistant } }).getAgentById('assistant');

  return async (question, signal) => {
    const stream = await agent.stream(question, { abortSignal: signal });
    for await (const piece of stream.textStream) emit(piece);
    return stream.text;
  };
};
