import { averageTripDuration, serve } from '../kit/serve.js';
import OpenAI from 'openai';

const MAX_TURNS = 5;

const tools: OpenAI.ChatCompletionTool[] = [
  {
    type: 'function',
    function: {
      name: 'average_trip_duration',
      description: 'Average trip duration in a parquet file of trips.',
      parameters: {
        type: 'object',
        properties: { path: { type: 'string' } },
        required: ['path'],
        additionalProperties: false,
      },
    },
  },
];

async function callTool(
  call: OpenAI.ChatCompletionMessageToolCall,
): Promise<OpenAI.ChatCompletionToolMessageParam> {
  if (call.type !== 'function' || call.function.name !== 'average_trip_duration') {
    throw new Error(`the model called an unknown tool: ${JSON.stringify(call)}`);
  }
  const { path } = JSON.parse(call.function.arguments) as { path: string };
  return { role: 'tool', tool_call_id: call.id, content: await averageTripDuration(path) };
}

serve('openai', ({ baseUrl, apiKey, model }) => {
  const client = new OpenAI({ baseURL: baseUrl, apiKey, maxRetries: 0 });

  return async (question, signal) => {
    const messages: OpenAI.ChatCompletionMessageParam[] = [{ role: 'user', content: question }];
    for (let turn = 0; turn < MAX_TURNS; turn++) {
      const completion = await client.chat.completions.create(
        { model, messages, tools },
        { signal },
      );
      const message = completion.choices[0]?.message;
      if (!message) throw new Error('the completion has no choice');
      if (!message.tool_calls?.length) return message.content ?? '';
      messages.push(message, ...(await Promise.all(message.tool_calls.map(callTool))));
    }
    throw new Error(`no answer after ${MAX_TURNS} turns`);
  };
});
