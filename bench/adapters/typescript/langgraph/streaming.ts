import { emit, type Build } from '../kit/serve.js';
import { graphOf } from './adapter.js';

export const build: Build = (llm) => {
  const graph = graphOf(llm);

  return async (question, signal) => {
    const input = { messages: [{ role: 'user', content: question }] };
    let answer = '';
    for await (const [token] of await graph.stream(input, { signal, streamMode: 'messages' })) {
      emit(token.text);
      answer += token.text;
    }
    return answer;
  };
};
