import { averageTripDuration, serve } from '../kit/serve.js';
import { Mastra } from '@mastra/core';
import { Agent } from '@mastra/core/agent';
import { createTool } from '@mastra/core/tools';
import { z } from 'zod';

const tripDurationTool = createTool({
  id: 'average_trip_duration',
  description: 'Average trip duration in a parquet file of trips.',
  inputSchema: z.object({ path: z.string() }),
  execute: ({ path }) => averageTripDuration(path),
});

serve('@mastra/core', ({ baseUrl, apiKey, model }) => {
  const assistant = new Agent({
    id: 'assistant',
    name: 'Assistant',
    instructions: 'You are a helpful assistant.',
    model: { id: `custom/${model}`, url: baseUrl, apiKey },
    tools: { average_trip_duration: tripDurationTool },
    maxRetries: 0,
  });
  const agent = new Mastra({ agents: { assistant } }).getAgentById('assistant');

  return async (question, signal) => {
    const { text } = await agent.generate(question, { abortSignal: signal });
    return text;
  };
});
