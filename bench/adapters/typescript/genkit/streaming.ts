import { emit, type Build } from '../kit/serve.js';
import { genkitOf } from './adapter.js';

export const build: Build = (llm) => {
  const ai = genkitOf(llm);

  return async (question, signal) => {
    const { stream, response } = ai.generateStream({ prompt: question, abortSignal: signal });
    for await (const chunk of stream) emit(chunk.text);
    return (await response).text;
  };
};
