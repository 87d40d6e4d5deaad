import type { Build } from '../kit/serve.js';
import { ax } from '@ax-llm/ax';
import { limitsOf, modelOf, toolsOf } from './adapter.js';

export const build: Build = (llm) => {
  const model = modelOf(llm);
  const functions = toolsOf(llm);
  const assistant = ax('question:string -> summary:string, minutes:number', { functions });

  return async (question, signal) => {
    const options = { abortSignal: signal, ...limitsOf(llm) };
    const { summary, minutes } = await assistant.forward(model, { question }, options);
    return JSON.stringify({ summary, minutes });
  };
};
