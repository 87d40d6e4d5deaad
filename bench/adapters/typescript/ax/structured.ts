/** The provider of OpenAI's own models takes a schema; that of any endpoint does not. */
import type { Build } from '../kit/serve.js';
import { ai, ax, f, type AxAIOpenAIModel } from '@ax-llm/ax';
import { limitsOf, retryOf, toolsOf } from './adapter.js';

const signature = f()
  .input('question', f.string())
  .output('summary', f.string())
  .output('minutes', f.number())
  .useStructured()
  .build();

export const build: Build = (llm) => {
  const model = ai({
    name: 'openai',
    apiURL: llm.baseUrl,
    apiKey: llm.apiKey,
    config: { model: llm.model as AxAIOpenAIModel },
    options: retryOf(llm),
  });
  const assistant = ax(signature, { functions: toolsOf(llm) });

  return async (question, signal) => {
    const asked = { abortSignal: signal, ...limitsOf(llm) };
    const { summary, minutes } = await assistant.forward(model, { question }, asked);
    return JSON.stringify({ summary, minutes });
  };
};
