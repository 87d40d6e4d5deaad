/** Requests of every kind, in both dialects. */
import { react, tripSentence, TRIP_FILE, TRIP_TOOL } from '../../scenarios/react.js';
import { requestId } from '../../scenarios/request-id.js';

export const question = react.question(requestId('r', 42));
export const toolSentence = tripSentence(1000, '25.67');
export const finalSentence = react.rightAnswer(toolSentence);
export const toolArguments = JSON.stringify({ path: TRIP_FILE });

const definition = {
  name: TRIP_TOOL,
  description: 'Average trip duration in a parquet file of trips.',
  parameters: { type: 'object', properties: { path: { type: 'string' } }, required: ['path'] },
};
export const chatTool = { type: 'function' as const, function: definition };
export const responsesTool = { type: 'function' as const, strict: false, ...definition };

const model = 'gpt-4o-mini';
const chat = { model, messages: [{ role: 'user' as const, content: question }] };
const toolCall = {
  id: 'call_1',
  type: 'function' as const,
  function: { name: TRIP_TOOL, arguments: toolArguments },
};

export const firstChat = { ...chat, tools: [chatTool] };
export const secondChat = {
  ...firstChat,
  messages: [
    { role: 'system' as const, content: 'Be brief.' },
    ...chat.messages,
    { role: 'assistant' as const, content: null, tool_calls: [toolCall] },
    { role: 'tool' as const, tool_call_id: 'call_1', content: toolSentence },
  ],
};
export const firstResponses = { model, input: question, tools: [responsesTool] };
export const secondResponses = {
  ...firstResponses,
  instructions: 'Be brief.',
  input: [
    { role: 'user' as const, content: question },
    { type: 'function_call' as const, call_id: 'c', name: TRIP_TOOL, arguments: toolArguments },
    { type: 'function_call_output' as const, call_id: 'c', output: toolSentence },
  ],
};

/** A structured answer: every kind of type that OpenAI's structured output knows. */
export const answerSchema = {
  type: 'object',
  properties: {
    answer: { type: 'string' },
    minutes: { type: 'number', minimum: 0 },
    trips: { type: 'integer', exclusiveMinimum: 10, multipleOf: 5 },
    unit: { enum: ['minutes', 'hours'] },
    sure: { type: 'boolean' },
    note: { anyOf: [{ type: 'null' }, { type: 'string' }] },
    on: { type: 'string', format: 'date' },
    next: { $ref: '#/$defs/node' },
    tags: { type: 'array', items: { type: 'string', maxLength: 3 }, minItems: 2 },
  },
  required: ['answer', 'minutes', 'trips', 'unit', 'sure', 'note', 'on', 'next', 'tags'],
  additionalProperties: false,
  $defs: {
    node: {
      type: 'object',
      properties: { child: { anyOf: [{ $ref: '#/$defs/node' }, { type: 'null' }] } },
      required: ['child'],
      additionalProperties: false,
    },
  },
};
const jsonSchema = { type: 'json_schema', name: 'answer', schema: answerSchema, strict: true };

/** Bodies for `/v1/chat/completions`, by what they are about. */
export const chatRequests: Readonly<Record<string, object>> = {
  'tool call': firstChat,
  'final answer': secondChat,
  'text parts': {
    ...chat,
    messages: [{ role: 'user', content: [{ type: 'text', text: question }] }],
  },
  'no tool allowed': { ...firstChat, tool_choice: 'none' },
  'tool required': { ...secondChat, tool_choice: 'required' },
  'named tool': {
    ...secondChat,
    tool_choice: { type: 'function', function: { name: TRIP_TOOL } },
  },
  'functions of old': { ...chat, functions: [definition] },
  'function of old, forced': {
    ...chat,
    messages: [
      ...chat.messages,
      { role: 'assistant', content: null, function_call: toolCall.function },
      { role: 'function', name: TRIP_TOOL, content: toolSentence },
    ],
    functions: [definition],
    function_call: { name: TRIP_TOOL },
  },
  'several choices': { ...secondChat, n: 2 },
  'cut at a limit': { ...secondChat, max_completion_tokens: 3 },
  'JSON mode': {
    ...chat,
    messages: [...chat.messages, { role: 'system', content: 'Answer in JSON.' }],
    response_format: { type: 'json_object' },
  },
  'structured output': {
    ...secondChat,
    response_format: { type: 'json_schema', json_schema: { ...jsonSchema, type: undefined } },
  },
};

/** Bodies for `/v1/responses`, by what they are about. */
export const responsesRequests: Readonly<Record<string, object>> = {
  'tool call': firstResponses,
  'final answer': secondResponses,
  'all settings': {
    ...secondResponses,
    temperature: 0,
    top_p: 0.5,
    max_output_tokens: 1000,
    metadata: { key: 'value' },
    reasoning: { effort: 'low' },
    truncation: 'auto',
    store: false,
    parallel_tool_calls: false,
  },
  'named tool': { ...secondResponses, tool_choice: { type: 'function', name: TRIP_TOOL } },
  'cut at a limit': { ...secondResponses, text: { format: jsonSchema }, max_output_tokens: 16 },
  'structured output': { ...secondResponses, text: { format: jsonSchema } },
};
