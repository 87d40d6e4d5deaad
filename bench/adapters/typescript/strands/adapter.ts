import { averageTripDuration, serve } from '../kit/serve.js';
import { Agent, tool } from '@strands-agents/sdk';
import { OpenAIModel } from '@strands-agents/sdk/models/openai';
import { z } from 'zod';

const tripDurationTool = tool({
  name: 'average_trip_duration',
  description: 'Average trip duration in a parquet file of trips.',
  inputSchema: z.object({ path: z.string() }),
  callback: ({ path }) => averageTripDuration(path),
});

serve('@strands-agents/sdk', ({ baseUrl, apiKey, model: modelId }) => {
  const clientConfig = { baseURL: baseUrl, maxRetries: 0 };
  const model = new OpenAIModel({ api: 'chat', modelId, apiKey, clientConfig });

  return async (question, signal) => {
    // An agent is one conversation, and refuses a second question while it answers the first.
    const agent = new Agent({
      model,
      tools: [tripDurationTool],
      printer: false,
      retryStrategy: null,
    });
    const result = await agent.invoke(question, { cancelSignal: signal });
    return result.toString();
  };
});
