import { emit, type Build } from '../kit/serve.js';
import { Agent } from '@voltagent/core';
import { settingsOf } from './adapter.js';

export const build: Build = (llm) => {
  const agent = new Agent({ name: 'assistant', ...settingsOf(llm) });

  return async (question, signal) => {
    const stream = await agent.streamText(question, { abortSignal: signal });
    let answer = '';
    for await (const piece of stream.textStream) {
      emit(piece);
      answer += piece;
    }
    return answer;
  };
};
