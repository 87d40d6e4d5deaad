import type OpenAI from 'openai';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { TRIP_TOOL } from '../scenarios/react.js';
import { listening, type Listening } from './testing/listening.js';
import {
  finalSentence,
  firstResponses,
  secondResponses,
  toolArguments,
  toolSentence,
} from './testing/requests.js';

let simulator: Listening;
let client: OpenAI;

beforeAll(async () => {
  simulator = await listening();
  ({ client } = simulator);
});
afterAll(() => simulator.close());

it('calls the tool, then answers', async () => {
  const first = await client.responses.create(firstResponses);
  expect(first.output).toMatchObject([
    { type: 'function_call', name: TRIP_TOOL, arguments: toolArguments, status: 'completed' },
  ]);
  expect((await client.responses.create(secondResponses)).output_text).toBe(finalSentence);
});

it('goes on from previous_response_id with the new items only', async () => {
  simulator.records();
  const first = await client.responses.create(firstResponses);
  const [call] = first.output;
  const second = await client.responses.create({
    model: 'gpt-4o-mini',
    previous_response_id: first.id,
    input: [
      {
        type: 'function_call_output',
        call_id: call?.type === 'function_call' ? call.call_id : '',
        output: toolSentence,
      },
    ],
  });
  expect(second.output_text).toBe(finalSentence);
  expect(second.previous_response_id).toBe(first.id);
  expect(simulator.records().map(({ requestId, call }) => [requestId, call])).toEqual([
    ['r-000042', 0],
    ['r-000042', 1],
  ]);
});

it('finds a long question again, and results that are wrapped', async () => {
  const context = 'x'.repeat(5000);
  simulator.records();
  const first = await client.responses.create({
    ...firstResponses,
    input: [
      { role: 'user', content: `${context} ${firstResponses.input}` },
      { role: 'user', content: 'Be brief.' },
    ],
  });
  expect(first.output[0]?.type).toBe('function_call');
  const second = await client.responses.create({
    ...firstResponses,
    previous_response_id: first.id,
    input: [
      { type: 'function_call_output', call_id: 'c', output: JSON.stringify([toolSentence]) },
      { role: 'user', content: context },
    ],
  });
  expect(second.output_text).toBe(finalSentence);
  expect(simulator.records().map(({ requestId, call }) => [requestId, call])).toEqual([
    ['r-000042', 0],
    ['r-000042', 1],
  ]);
});

it('streams the published sequence of events', async () => {
  const types: string[] = [];
  let text = '';
  const stream = await client.responses.create({ ...secondResponses, stream: true });
  for await (const event of stream) {
    expect(event.sequence_number).toBe(types.length);
    types.push(event.type.replace('response.', ''));
    if (event.type === 'response.output_text.delta') text += event.delta;
  }
  expect(text).toBe(finalSentence);
  expect([...new Set(types)]).toEqual([
    'created',
    'in_progress',
    'output_item.added',
    'content_part.added',
    'output_text.delta',
    'output_text.done',
    'content_part.done',
    'output_item.done',
    'completed',
  ]);
});

it('streams a tool call that the client puts together', async () => {
  const stream = client.responses.stream(firstResponses);
  const { output } = await stream.finalResponse();
  expect(output).toMatchObject([{ type: 'function_call', arguments: toolArguments }]);
});
