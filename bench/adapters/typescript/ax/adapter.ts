import { averageTripDuration, serve } from '../kit/serve.js';
import { ai, ax, fn } from '@ax-llm/ax';
import { z } from 'zod';

const tripDurationTool = fn('average_trip_duration')
  .description('Average trip duration in a parquet file of trips.')
  .arg(z.object({ path: z.string() }))
  .handler(({ path }) => averageTripDuration(path))
  .build();

serve('@ax-llm/ax', ({ baseUrl, apiKey, model }) => {
  const llm = ai({
    name: 'openai-compatible',
    apiURL: baseUrl,
    apiKey,
    config: { model },
    options: { retry: { maxRetries: 0 } },
  });
  const assistant = ax('question:string -> answer:string', { functions: [tripDurationTool] });

  return async (question, signal) => {
    const options = { abortSignal: signal, maxRetries: 0 };
    const { answer } = await assistant.forward(llm, { question }, options);
    return answer;
  };
});
