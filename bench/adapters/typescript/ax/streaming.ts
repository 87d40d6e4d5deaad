import { emit, type Build } from '../kit/serve.js';
import { ax } from '@ax-llm/ax';
import { limitsOf, modelOf } from './adapter.js';

export const build: Build = (llm) => {
  const model = modelOf(llm);
  const assistant = ax('question:string -> answer:string');

  return async (question, signal) => {
    const options = { abortSignal: signal, ...limitsOf(llm) };
    let answer = '';
    for await (const { delta } of assistant.streamingForward(model, { question }, options)) {
      const piece = delta.answer ?? '';
      emit(piece);
      answer += piece;
    }
    return answer;
  };
};
