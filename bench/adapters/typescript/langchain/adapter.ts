import { averageTripDuration, serve } from '../kit/serve.js';
import { ChatOpenAI } from '@langchain/openai';
import { createAgent, tool } from 'langchain';
import { z } from 'zod';

const tripDurationTool = tool(({ path }) => averageTripDuration(path), {
  name: 'average_trip_duration',
  description: 'Average trip duration in a parquet file of trips.',
  schema: z.object({ path: z.string() }),
});

serve('langchain', ({ baseUrl, apiKey, model }) => {
  const agent = createAgent({
    model: new ChatOpenAI({ model, apiKey, configuration: { baseURL: baseUrl }, maxRetries: 0 }),
    tools: [tripDurationTool],
  });

  return async (question, signal) => {
    const { messages } = await agent.invoke(
      { messages: [{ role: 'user', content: question }] },
      { signal },
    );
    return messages.at(-1)?.text ?? '';
  };
});
