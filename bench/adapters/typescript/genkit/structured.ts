/** The plugin for OpenAI's own models knows that they take a schema; that for any endpoint does not. */
import type { Build } from '../kit/serve.js';
import { openAI } from '@genkit-ai/compat-oai/openai';
import { genkit, z } from 'genkit';
import { toolsOf } from './adapter.js';

const Report = z.object({ summary: z.string(), minutes: z.number() });

export const build: Build = (llm) => {
  const { baseUrl, apiKey, model, maxTurns, retries } = llm;
  process.env.OPENAI_BASE_URL = baseUrl; // the plugin leaves the endpoint to its client
  const ai = genkit({
    plugins: [openAI({ apiKey, maxRetries: retries(2) })],
    model: openAI.model(model),
  });
  const tools = toolsOf(ai, llm);

  return async (question, signal) => {
    const output = { schema: Report };
    const asked = { prompt: question, tools, output, maxTurns, abortSignal: signal };
    const { output: report } = await ai.generate(asked);
    return JSON.stringify(report);
  };
};
