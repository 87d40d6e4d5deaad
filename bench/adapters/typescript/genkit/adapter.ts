import { serve, type Llm } from '../kit/serve.js';
import { openAICompatible } from '@genkit-ai/compat-oai';
import { genkit, z, type Genkit } from 'genkit';

export function genkitOf({ baseUrl, apiKey, model, retries }: Llm) {
  const client = { apiKey, baseURL: baseUrl, maxRetries: retries(2) };
  return genkit({
    plugins: [openAICompatible({ name: 'openai', ...client })],
    model: `openai/${model}`,
  });
}

export function toolsOf(ai: Genkit, { tools }: Llm) {
  return tools.map(({ name, description, parameter, run }) => {
    const type = parameter.type === 'integer' ? z.number().int() : z.string();
    const inputSchema = z.object({ [parameter.name]: type });
    return ai.defineTool({ name, description, inputSchema, outputSchema: z.string() }, (input) =>
      run(input),
    );
  });
}

serve(
  'genkit',
  (llm) => {
    const ai = genkitOf(llm);
    const tools = toolsOf(ai, llm);
    const { maxTurns } = llm;

    return async (question, signal) => {
      const asked = { prompt: question, tools, maxTurns, abortSignal: signal };
      const { text } = await ai.generate(asked);
      return text;
    };
  },
  {
    streaming: () => import('./streaming.js'),
    structured: () => import('./structured.js'),
  },
);
