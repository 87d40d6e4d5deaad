import { emit, type Build } from '../kit/serve.js';
import { ToolLoopAgent } from 'ai';
import { limitsOf, modelOf } from './adapter.js';

export const build: Build = (llm) => {
  const agent = new ToolLoopAgent({ model: modelOf(llm), ...limitsOf(llm) });

  return async (question, signal) => {
    const { textStream } = await agent.stream({ prompt: question, abortSignal: signal });
    let answer = '';
    for await (const piece of textStream) {
      emit(piece);
      answer += piece;
    }
    return answer;
  };
};
