import { averageTripDuration, serve } from '../kit/serve.js';
import { chat, toolDefinition } from '@tanstack/ai';
import { openaiCompatibleText } from '@tanstack/ai-openai/compatible';
import { z } from 'zod';

const tripDurationTool = toolDefinition({
  name: 'average_trip_duration',
  description: 'Average trip duration in a parquet file of trips.',
  inputSchema: z.object({ path: z.string() }),
  outputSchema: z.string(),
}).server(({ path }) => averageTripDuration(path));

serve('@tanstack/ai', ({ baseUrl, apiKey, model }) => {
  const adapter = openaiCompatibleText(model, { baseURL: baseUrl, apiKey, maxRetries: 0 });

  return (question, signal) => {
    const abortController = new AbortController();
    signal.addEventListener('abort', () => {
      abortController.abort(signal.reason);
    });
    return chat({
      adapter,
      messages: [{ role: 'user', content: question }],
      tools: [tripDurationTool],
      stream: false,
      abortController,
    });
  };
});
