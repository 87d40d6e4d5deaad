import { BadRequestError, NotFoundError } from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listening, type Listening } from './testing/listening.js';
import { chatTool, firstChat, firstResponses, secondChat } from './testing/requests.js';

let simulator: Listening;

beforeAll(async () => {
  simulator = await listening();
});
afterAll(() => simulator.close());

interface ErrorBody {
  readonly error: {
    readonly message: string;
    readonly type: string;
    readonly param: string | null;
  };
}

async function send(path: string, init: RequestInit): Promise<{ status: number; body: ErrorBody }> {
  const response = await fetch(simulator.baseUrl + path, init);
  return { status: response.status, body: (await response.json()) as ErrorBody };
}

function post(path: string, body: unknown): Promise<{ status: number; body: ErrorBody }> {
  const headers = { 'Content-Type': 'application/json' };
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return send(path, { method: 'POST', headers, body: text });
}

const user = { role: 'user', content: 'hi' };
const [question, , toolCalls, toolResult] = secondChat.messages.slice(0).sort(() => 0);

describe('a bad chat request names its parameter', () => {
  it.each<[string, object]>([
    ['model', { model: undefined }],
    ['model', { model: 7 }],
    ['messages', { messages: undefined }],
    ['messages', { messages: 'hi' }],
    ['messages', { messages: [] }],
    ['messages[0]', { messages: ['hi'] }],
    ['messages[0].role', { messages: [{ role: 'robot', content: 'hi' }] }],
    ['messages[0].role', { messages: [{ content: 'hi' }] }],
    ['messages[0].content', { messages: [{ role: 'user' }] }],
    ['messages[0].content', { messages: [{ role: 'user', content: 7 }] }],
    ['messages[0].content[0].type', { messages: [{ role: 'user', content: [{ type: 'x' }] }] }],
    ['messages[1].role', { messages: [user, toolResult] }],
    ['messages', { messages: [question, toolCalls] }],
    ['messages[2].role', { messages: [question, toolCalls, user] }],
    ['tools', { tools: {} }],
    ['tools', { tools: [] }],
    ['tools', { tools: Array.from({ length: 129 }, () => chatTool) }],
    ['tools[0].type', { tools: [{}] }],
    ['tools[0].function', { tools: [{ type: 'function' }] }],
    ['tools[0].function.name', { tools: [{ type: 'function', function: { name: 'a b' } }] }],
    [
      'tools[0].function.parameters',
      { tools: [{ type: 'function', function: { name: 'a', parameters: [] } }] },
    ],
    ['tool_choice', { tool_choice: 'perhaps' }],
    ['tool_choice', { tool_choice: { type: 'function', function: { name: 'unknown' } } }],
    ['tool_choice', { tools: undefined, tool_choice: 'auto' }],
    ['functions', { functions: {} }],
    ['functions', { functions: [] }],
    ['functions[0].name', { functions: [{}] }],
    ['function_call', { function_call: 'auto' }],
    ['function_call', { functions: [{ name: 'a' }], function_call: 'required' }],
    ['function_call', { functions: [{ name: 'a' }], function_call: { name: 'b' } }],
    ['function_call.name', { functions: [{ name: 'a' }], function_call: {} }],
    ['messages[1].name', { messages: [user, { role: 'function', content: '' }] }],
    ['n', { n: 0 }],
    ['n', { n: 129 }],
    ['temperature', { temperature: 2.1 }],
    ['temperature', { temperature: 'hot' }],
    ['top_p', { top_p: -1 }],
    ['max_tokens', { max_tokens: 0 }],
    ['max_completion_tokens', { max_completion_tokens: 1.5 }],
    ['stop', { stop: [1] }],
    ['stream', { stream: 'yes' }],
    ['stream_options', { stream_options: {} }],
    ['response_format.type', { response_format: { type: 'xml' } }],
    ['response_format.json_schema', { response_format: { type: 'json_schema' } }],
    ['messages', { response_format: { type: 'json_object' } }],
  ])('%s %j', async (param, change) => {
    const { status, body } = await post('/chat/completions', { ...firstChat, ...change });
    expect(body.error).toMatchObject({ type: 'invalid_request_error', param });
    expect(body.error.message).not.toBe('');
    expect(status).toBe(400);
  });
});

describe('a bad responses request names its parameter', () => {
  it.each<[string, object]>([
    ['model', { model: undefined }],
    ['input', { input: undefined }],
    ['input', { input: 7 }],
    ['input[0].role', { input: [{ role: 'tool', content: 'hi' }] }],
    ['input[0].content', { input: [{ role: 'user' }] }],
    ['input[0].call_id', { input: [{ type: 'function_call_output', output: '' }] }],
    ['tools[0].name', { tools: [{ type: 'function' }] }],
    ['previous_response_id', { previous_response_id: 'resp_unknown' }],
    ['max_output_tokens', { max_output_tokens: 1 }],
    ['background', { background: true }],
  ])('%s %j', async (param, change) => {
    const { status, body } = await post('/responses', { ...firstResponses, ...change });
    expect(body.error).toMatchObject({ type: 'invalid_request_error', param });
    expect(status).toBe(400);
  });
});

it('answers what is no JSON object with 400', async () => {
  for (const body of ['', '{', '[]', '7', 'null', '"text"', '\u{1f600}']) {
    expect((await post('/chat/completions', body)).status).toBe(400);
  }
});

it('answers an unknown path, a wrong method and a wrong content type', async () => {
  expect((await send('/embeddings', { method: 'POST', body: '{}' })).status).toBe(404);
  expect((await send('/chat/completions', { method: 'GET' })).status).toBe(405);
  expect((await send('/models', { method: 'DELETE' })).status).toBe(405);
  const form = new URLSearchParams({ model: 'x' });
  expect((await send('/chat/completions', { method: 'POST', body: form })).status).toBe(415);
});

it('makes the client throw its typed errors', async () => {
  const { client } = simulator;
  const bad = client.chat.completions.create({ ...firstChat, temperature: 3 });
  await expect(bad).rejects.toThrow(BadRequestError);
  await expect(bad).rejects.toMatchObject({ param: 'temperature', status: 400 });
  await expect(client.models.retrieve('none')).rejects.toThrow(NotFoundError);
});

it('logs failed calls under their request', async () => {
  simulator.records();
  await post('/chat/completions', { ...firstChat, n: 0 });
  expect(simulator.records()).toMatchObject([{ requestId: 'r-000042', status: 400 }]);
});
