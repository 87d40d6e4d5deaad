import type OpenAI from 'openai';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { TRIP_TOOL } from '../scenarios/react.js';
import { requestMark } from '../scenarios/request-id.js';
import type { Scenario } from '../scenarios/scenario.js';
import { listening, type Listening } from './testing/listening.js';
import {
  answerSchema,
  chatTool,
  finalSentence,
  firstChat,
  secondChat,
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

it('calls the tool that the scenario names, not the first offered', async () => {
  const other = { ...chatTool, function: { ...chatTool.function, name: 'bash' } };
  const { choices } = await client.chat.completions.create({
    ...firstChat,
    tools: [other, chatTool],
  });
  expect(choices[0]).toMatchObject({
    finish_reason: 'tool_calls',
    message: {
      content: null,
      refusal: null,
      tool_calls: [{ type: 'function', function: { name: TRIP_TOOL, arguments: toolArguments } }],
    },
  });
});

it('gives the final answer once the tool has answered', async () => {
  const { choices, usage } = await client.chat.completions.create(secondChat);
  expect(choices[0]).toMatchObject({ finish_reason: 'stop', message: { content: finalSentence } });
  expect(usage?.completion_tokens).toBe(Math.ceil(finalSentence.length / 4));
});

it('streams the same text and tool call, usage last when asked for', async () => {
  const text = client.chat.completions.stream({
    ...secondChat,
    stream_options: { include_usage: true },
  });
  expect(await text.finalContent()).toBe(finalSentence);
  expect((await text.totalUsage()).completion_tokens).toBe(Math.ceil(finalSentence.length / 4));
  const call = client.chat.completions.stream(firstChat);
  const message = await call.finalMessage();
  expect(message.tool_calls?.[0]).toMatchObject({
    function: { name: TRIP_TOOL, arguments: toolArguments },
  });
});

it('gives every completion and tool call an id of its own', async () => {
  const answers = await Promise.all(
    Array.from({ length: 200 }, () => client.chat.completions.create(firstChat)),
  );
  const ids = answers.flatMap(({ id, choices }) => [
    id,
    choices[0]?.message.tool_calls?.[0]?.id ?? '',
  ]);
  expect(new Set(ids).size).toBe(400);
});

it('obeys tool_choice', async () => {
  const ask = async (extra: object): Promise<OpenAI.ChatCompletionMessage | undefined> =>
    (await client.chat.completions.create({ ...secondChat, ...extra })).choices[0]?.message;
  const named = { type: 'function', function: { name: TRIP_TOOL } };
  expect((await ask({ tool_choice: 'none' }))?.content).toBe(finalSentence);
  for (const tool_choice of ['required', named]) {
    const call = (await ask({ tool_choice }))?.tool_calls?.[0];
    expect(call).toMatchObject({
      function: { arguments: JSON.stringify({ path: finalSentence }) },
    });
  }
});

it('structures its output by the schema given', async () => {
  const { choices } = await client.chat.completions.create({
    ...secondChat,
    response_format: { type: 'json_schema', json_schema: { name: 'answer', schema: answerSchema } },
  });
  const value: unknown = JSON.parse(choices[0]?.message.content ?? '');
  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(answerSchema);
  expect(validate(value), JSON.stringify([value, validate.errors])).toBe(true);
  expect(value).toMatchObject({ answer: finalSentence, minutes: 25.67 });
});

it('calls a function the old way where it is offered so', async () => {
  const old = {
    model: 'gpt-4o-mini',
    messages: firstChat.messages,
    functions: [chatTool.function],
  };
  const { choices } = await client.chat.completions.create(old);
  expect(choices[0]).toMatchObject({
    finish_reason: 'function_call',
    message: { content: null, function_call: { name: TRIP_TOOL, arguments: toolArguments } },
  });
  const function_call = { name: TRIP_TOOL, arguments: toolArguments };
  const streamed = await client.chat.completions.stream(old).finalMessage();
  expect(streamed).toMatchObject({ role: 'assistant', function_call });
  const called = { role: 'assistant' as const, function_call };
  const result = { role: 'function' as const, name: TRIP_TOOL, content: toolSentence };
  const answered = await client.chat.completions.create({
    ...old,
    messages: [...old.messages, called, result],
  });
  expect(answered.choices[0]?.message.content).toBe(finalSentence);
});

it('makes parallel calls unless told otherwise', async () => {
  const twice: Scenario = {
    name: 'twice',
    params: {},
    needs: 'react',
    expectedToolCalls: 1,
    expectedLlmCalls: 1,
    question: (id) => requestMark(id),
    nextTurn: () => ({
      kind: 'tools',
      calls: [
        { name: TRIP_TOOL, arguments: { path: 'ä.parquet' } },
        { name: TRIP_TOOL, arguments: { path: 'b' } },
      ],
    }),
    rightAnswer: (sentence) => sentence,
  };
  const other = await listening(undefined, 1, twice);
  try {
    const streamed = await other.client.chat.completions.stream(firstChat).finalMessage();
    const paths = streamed.tool_calls?.map((call) =>
      call.type === 'function' ? call.function.arguments : '',
    );
    expect(paths?.map((each): unknown => JSON.parse(each))).toEqual([
      { path: 'ä.parquet' },
      { path: 'b' },
    ]);
    const one = await other.client.chat.completions.create({
      ...firstChat,
      parallel_tool_calls: false,
    });
    expect(one.choices[0]?.message.tool_calls).toHaveLength(1);
  } finally {
    await other.close();
  }
});

it('lists models and retrieves one', async () => {
  const models = await client.models.list();
  expect(models.data.map(({ id }) => id)).toContain('gpt-4o-mini');
  expect((await client.models.retrieve('gpt-4o-mini')).object).toBe('model');
});
