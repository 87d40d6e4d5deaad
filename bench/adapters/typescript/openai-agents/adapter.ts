import { averageTripDuration, serve } from '../kit/serve.js';
import { Agent, run, setDefaultOpenAIClient, setOpenAIAPI, tool } from '@openai/agents';
import OpenAI from 'openai';
import { z } from 'zod';

const tripDurationTool = tool({
  name: 'average_trip_duration',
  description: 'Average trip duration in a parquet file of trips.',
  parameters: z.object({ path: z.string() }),
  execute: ({ path }) => averageTripDuration(path),
});

serve('@openai/agents', ({ baseUrl, apiKey, model }) => {
  setDefaultOpenAIClient(new OpenAI({ baseURL: baseUrl, apiKey, maxRetries: 0 }));
  setOpenAIAPI('chat_completions');
  const agent = new Agent({ name: 'Assistant', model, tools: [tripDurationTool] });

  return async (question, signal) => {
    const { finalOutput } = await run(agent, question, { signal });
    return finalOutput ?? '';
  };
});
