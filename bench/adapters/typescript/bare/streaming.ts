import { emit, type Build } from '../kit/serve.js';
import { clientOf } from './adapter.js';

export const build: Build = (llm) => {
  const client = clientOf(llm);

  return async (question, signal) => {
    const stream = await client.chat.completions.create(
      { model: llm.model, messages: [{ role: 'user', content: question }], stream: true },
      { signal },
    );
    let answer = '';
    for await (const chunk of stream) {
      const piece = chunk.choices[0]?.delta.content ?? '';
      emit(piece);
      answer += piece;
    }
    return answer;
  };
};
