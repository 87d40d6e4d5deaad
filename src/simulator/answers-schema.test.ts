/**
 * Every answer is valid under the types of the official client, which are generated from OpenAI's published
 * OpenAPI schema. With OPENAI_OPENAPI=<openapi.json of github.com/openai/openai-openapi> in the environment
 * the answers are held to that document as well.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { createGenerator } from 'ts-json-schema-generator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isObject } from './ascii-json.js';
import { listening, type Listening } from './testing/listening.js';
import { chatRequests, responsesRequests } from './testing/requests.js';

type Kind = 'chat' | 'chunk' | 'response' | 'event' | 'model';
type Check = (kind: Kind, value: unknown) => void;

function fromClientTypes(): Check {
  const schema = createGenerator({
    path: fileURLToPath(new URL('./testing/answer-types.ts', import.meta.url)),
    tsconfig: fileURLToPath(new URL('../../tsconfig.json', import.meta.url)),
    type: 'AnswerTypes',
    skipTypeCheck: true,
    additionalProperties: false,
  }).createSchema('AnswerTypes');
  // The client adds this field to what it received.
  const { Response: response } = schema.definitions as Record<string, { required?: string[] }>;
  if (response)
    response.required = response.required?.filter((name) => name !== 'output_text') ?? [];
  const ajv = new Ajv({ strict: false, validateFormats: false });
  ajv.addSchema(schema as object, 'types');
  return (kind, value) => {
    const validate = ajv.getSchema(`types#/definitions/AnswerTypes/properties/${kind}`);
    expect(validate?.(value), JSON.stringify(validate?.errors)).toBe(true);
  };
}

function fromOpenApi(path: string): Check {
  const names = {
    chat: 'CreateChatCompletionResponse',
    chunk: 'CreateChatCompletionStreamResponse',
    response: 'Response',
    event: 'ResponseStreamEvent',
    model: 'Model',
  };
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  // OpenAPI 3.0's "nullable", which JSON Schema does not know.
  const document = JSON.parse(readFileSync(path, 'utf8'), (_key, value: unknown) => {
    if (!isObject(value) || !('nullable' in value)) return value;
    const rest = Object.entries(value).filter(([key]) => key !== 'nullable');
    return { anyOf: [Object.fromEntries(rest), { type: 'null' }] };
  }) as object;
  ajv.addSchema(document, 'openapi');
  return (kind, value) => {
    const validate = ajv.getSchema(`openapi#/components/schemas/${names[kind]}`);
    expect(validate?.(value), JSON.stringify(validate?.errors)).toBe(true);
  };
}

let simulator: Listening;
let checks: Check[];

beforeAll(async () => {
  simulator = await listening();
  const { OPENAI_OPENAPI: document } = process.env;
  checks = [fromClientTypes(), ...(document === undefined ? [] : [fromOpenApi(document)])];
}, 120_000);
afterAll(() => simulator.close());

function check(kind: Kind, value: unknown): void {
  for (const each of checks) each(kind, value);
}

async function post(path: string, body: object): Promise<Response> {
  const response = await fetch(simulator.baseUrl + path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(response.status, await response.clone().text()).toBe(200);
  return response;
}

async function streamed(path: string, body: object): Promise<unknown[]> {
  const text = await (await post(path, { ...body, stream: true })).text();
  return [...text.matchAll(/^data: (\{.*)$/gm)].map(([, data = '']): unknown => JSON.parse(data));
}

describe('chat completions', () => {
  it.each(Object.entries(chatRequests))('%s', async (_name, body) => {
    check('chat', await (await post('/chat/completions', body)).json());
    const options = { stream_options: { include_usage: true } };
    for (const extra of [{}, options]) {
      const chunks = await streamed('/chat/completions', { ...body, ...extra });
      expect(chunks.length).toBeGreaterThan(2);
      for (const chunk of chunks) check('chunk', chunk);
    }
  });
});

describe('responses', () => {
  it.each(Object.entries(responsesRequests))('%s', async (_name, body) => {
    check('response', await (await post('/responses', body)).json());
    for (const event of await streamed('/responses', body)) check('event', event);
  });
});

it('models', async () => {
  const list = (await (await fetch(simulator.baseUrl + '/models')).json()) as { data: unknown[] };
  for (const model of list.data) check('model', model);
});
