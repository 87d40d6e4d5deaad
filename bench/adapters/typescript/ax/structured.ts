import type { Build } from '../kit/serve.js';
import { ax, f } from '@ax-llm/ax';
import { limitsOf, modelOf, toolsOf } from './adapter.js';

const signature = f()
  .input('question', f.string())
  .output('summary', f.string())
  .output('minutes', f.number())
  .useStructured()
  .build();

export const build: Build = (llm) => {
  const model = modelOf(llm);
  const assistant = ax(signature, { functions: toolsOf(llm) });

  return async (question, signal) => {
    const options = { abortSignal: signal, ...limitsOf(llm) };
    const { summary, minutes } = await assistant.forward(model, { question }, options);
    return JSON.stringify({ summary, minutes });
  };
};
