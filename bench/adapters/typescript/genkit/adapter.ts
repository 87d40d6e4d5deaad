import { averageTripDuration, serve } from '../kit/serve.js';
import { openAICompatible } from '@genkit-ai/compat-oai';
import { genkit, z } from 'genkit';

serve('genkit', ({ baseUrl, apiKey, model }) => {
  const ai = genkit({
    plugins: [openAICompatible({ name: 'openai', apiKey, baseURL: baseUrl, maxRetries: 0 })],
    model: `openai/${model}`,
  });

  const tripDurationTool = ai.defineTool(
    {
      name: 'average_trip_duration',
      description: 'Average trip duration in a parquet file of trips.',
      inputSchema: z.object({ path: z.string() }),
      outputSchema: z.string(),
    },
    ({ path }) => averageTripDuration(path),
  );

  return async (question, signal) => {
    const { text } = await ai.generate({
      prompt: question,
      tools: [tripDurationTool],
      abortSignal: signal,
    });
    return text;
  };
});
