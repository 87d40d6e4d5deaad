import { emit, type Build } from '../kit/serve.js';
import { chat } from '@tanstack/ai';
import { adapterOf, controllerOf } from './adapter.js';

export const build: Build = (llm) => {
  const adapter = adapterOf(llm);

  return async (question, signal) => {
    const messages = [{ role: 'user' as const, content: question }];
    const stream = chat({ adapter, messages, abortController: controllerOf(signal) });
    let answer = '';
    for await (const chunk of stream) {
      if (chunk.type !== 'TEXT_MESSAGE_CONTENT') continue;
      emit(chunk.delta);
      answer += chunk.delta;
    }
    return answer;
  };
};
