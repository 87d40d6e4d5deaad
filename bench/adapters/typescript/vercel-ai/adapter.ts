import { averageTripDuration, serve } from '../kit/serve.js';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { stepCountIs, tool, ToolLoopAgent } from 'ai';
import { z } from 'zod';

serve('ai', ({ baseUrl, apiKey, model }) => {
  const provider = createOpenAICompatible({ name: 'openai', baseURL: baseUrl, apiKey });

  const agent = new ToolLoopAgent({
    model: provider(model),
    tools: {
      average_trip_duration: tool({
        description: 'Average trip duration in a parquet file of trips.',
        inputSchema: z.object({ path: z.string() }),
        execute: ({ path }) => averageTripDuration(path),
      }),
    },
    stopWhen: stepCountIs(5),
    maxRetries: 0,
  });

  return async (question, signal) => {
    const { text } = await agent.generate({ prompt: question, abortSignal: signal });
    return text;
  };
});
