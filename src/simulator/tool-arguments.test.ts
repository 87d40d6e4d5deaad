import { describe, expect, it } from 'vitest';
import { argumentsUnder } from './tool-arguments.js';

const given = { path: 'trips.parquet' };
const text = { type: 'string' };
const object = (properties: object, required: string[] = Object.keys(properties)) => ({
  type: 'object',
  properties,
  required,
});

describe('arguments follow the schema offered', () => {
  it.each<[string, Record<string, unknown> | undefined, object]>([
    ['no schema', undefined, given],
    ['as they are', object({ path: text }), given],
    ['without properties', { type: 'object' }, given],
    ['an object around them', object({ input: object({ path: text }) }), { input: given }],
    [
      'an object by reference',
      {
        ...object({ params: { allOf: [{ $ref: '#/$defs/Params' }] } }),
        $defs: { Params: object({ path: text }) },
      },
      { params: given },
    ],
    [
      'args and kwargs',
      object({ args: { type: 'array' }, kwargs: { type: 'object' } }),
      { args: [], kwargs: given },
    ],
    ['one text', object({ __arg1: text }), { __arg1: 'trips.parquet' }],
    [
      'one text that may be null',
      object({ query: { anyOf: [text, { type: 'null' }] } }),
      { query: 'trips.parquet' },
    ],
    [
      'and another that is required',
      object({ path: text, limit: { type: 'integer' } }),
      { path: 'trips.parquet', limit: 1 },
    ],
    [
      'the one message of a list',
      object({
        messages: {
          type: 'array',
          minItems: 1,
          items: object({ role: { type: 'string', enum: ['user'] }, content: text }),
        },
      }),
      { messages: [{ role: 'user', content: 'trips.parquet' }] },
    ],
    ['no place for them', object({ count: { type: 'integer' } }), given],
  ])('%s', (_name, schema, expected) => {
    expect(argumentsUnder(schema, given)).toEqual(expected);
  });
});
