/** A response format goes along with every call. */
import type { Build } from '../kit/serve.js';
import { answerWith } from './loop.js';
import { costly } from './request.js';

const schema = {
  type: 'object',
  properties: { summary: { type: 'string' }, minutes: { type: 'number' } },
  required: ['summary', 'minutes'],
  additionalProperties: false,
};
const format = {
  response_format: { type: 'json_schema', json_schema: { name: 'report', strict: true, schema } },
};

export const build: Build = (llm) =>
  costly(llm, (question, model, costs) =>
    answerWith(llm.tools, question, model, costs, costs.calls, format),
  );
