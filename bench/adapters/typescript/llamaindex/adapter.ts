import { averageTripDuration, serve } from '../kit/serve.js';
import { openai } from '@llamaindex/openai';
import { agent } from '@llamaindex/workflow';
import { tool } from 'llamaindex';
import { z } from 'zod';

const tripDurationTool = tool({
  name: 'average_trip_duration',
  description: 'Average trip duration in a parquet file of trips.',
  parameters: z.object({ path: z.string() }),
  execute: ({ path }) => averageTripDuration(path),
});

serve('llamaindex', ({ baseUrl, apiKey, model }) => {
  const llm = openai({ model, apiKey, baseURL: baseUrl, maxRetries: 0 });
  const assistant = agent({ llm, tools: [tripDurationTool] });

  return async (question) => {
    const { data } = await assistant.run(question);
    return String(data.result);
  };
});
