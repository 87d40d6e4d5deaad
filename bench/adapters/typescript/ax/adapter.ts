import { serve, type Llm } from '../kit/serve.js';
import { ai, ax, fn } from '@ax-llm/ax';
import { z } from 'zod';

export const retryOf = ({ retries }: Llm) => (retries(1) === 0 ? { retry: { maxRetries: 0 } } : {});

export const modelOf = (llm: Llm) =>
  ai({
    name: 'openai-compatible',
    apiURL: llm.baseUrl,
    apiKey: llm.apiKey,
    config: { model: llm.model },
    options: retryOf(llm),
  });

export function toolsOf({ tools }: Llm) {
  return tools.map(({ name, description, parameter, run }) => {
    const type = parameter.type === 'integer' ? z.int() : z.string();
    return fn(name)
      .description(description)
      .arg(z.object({ [parameter.name]: type }))
      .handler((input) => run(input))
      .build();
  });
}

export const limitsOf = ({ maxTurns, retries }: Llm) => ({
  maxSteps: maxTurns,
  ...(retries(1) === 0 ? { maxRetries: 0 } : {}),
});

serve(
  '@ax-llm/ax',
  (llm) => {
    const model = modelOf(llm);
    const functions = toolsOf(llm);
    const assistant = ax('question:string -> answer:string', { functions });

    return async (question, signal) => {
      const options = { abortSignal: signal, ...limitsOf(llm) };
      const { answer } = await assistant.forward(model, { question }, options);
      return answer;
    };
  },
  {
    streaming: () => import('./streaming.js'),
    structured: () => import('./structured.js'),
  },
);
