import { emit, type Build } from '../kit/serve.js';
import { createAgent } from 'langchain';
import { modelOf, toolsOf } from './adapter.js';

export const build: Build = (llm) => {
  const agent = createAgent({ model: modelOf(llm), tools: toolsOf(llm) });

  return async (question, signal) => {
    const stream = await agent.stream(
      { messages: [{ role: 'user', content: question }] },
      { signal, streamMode: 'messages' },
    );
    let answer = '';
    for await (const [token] of stream) {
      emit(token.text);
      answer += token.text;
    }
    return answer;
  };
};
