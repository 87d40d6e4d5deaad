import { averageTripDuration, serve } from '../kit/serve.js';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { Agent, createTool } from '@voltagent/core';
import { z } from 'zod';

const tripDurationTool = createTool({
  name: 'average_trip_duration',
  description: 'Average trip duration in a parquet file of trips.',
  parameters: z.object({ path: z.string() }),
  execute: ({ path }) => averageTripDuration(path),
});

serve('@voltagent/core', ({ baseUrl, apiKey, model }) => {
  const provider = createOpenAICompatible({ name: 'openai', baseURL: baseUrl, apiKey });
  const agent = new Agent({
    name: 'assistant',
    instructions: 'You are a helpful assistant.',
    model: provider(model),
    tools: [tripDurationTool],
    maxRetries: 0,
  });

  return async (question, signal) => {
    const { text } = await agent.generateText(question, { abortSignal: signal });
    return text;
  };
});
