/** A response format goes along with every call. */
import type { Build } from '../kit/serve.js';
import { agentOf, clientOf } from './adapter.js';

const schema = {
  type: 'object',
  properties: { summary: { type: 'string' }, minutes: { type: 'number' } },
  required: ['summary', 'minutes'],
  additionalProperties: false,
};

export const build: Build = (llm) =>
  agentOf(clientOf(llm), llm, llm.tools, {
    type: 'json_schema',
    json_schema: { name: 'report', strict: true, schema },
  });
