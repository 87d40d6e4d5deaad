import OpenAI, { APIError } from 'openai';
import { afterEach, describe, expect, it } from 'vitest';
import { scenarioFrom } from '../scenarios/registry.js';
import { requestId, type RequestClass } from '../scenarios/request-id.js';
import { NS_PER_MS } from './clock.js';
import { withMalformedArguments } from './faults.js';
import { startSimulator } from './simulator-process.js';
import { listening, steadyProfile, type Listening } from './testing/listening.js';
import { chatTool, responsesTool, toolArguments, toolSentence } from './testing/requests.js';

const opened: Listening[] = [];

async function open(params: string, gapMs = 0): Promise<Listening> {
  const simulator = await listening(steadyProfile(0, gapMs), 1, scenarioFrom(`faults?${params}`));
  opened.push(simulator);
  return simulator;
}

afterEach(async () => {
  await Promise.all(opened.splice(0).map((simulator) => simulator.close()));
});

const scenario = scenarioFrom('faults');

function body(kind: RequestClass = 'r', number = 1) {
  const content = scenario.question(requestId(kind, number));
  return {
    model: 'gpt-4o-mini',
    messages: [{ role: 'user' as const, content }],
    tools: [chatTool],
  };
}

const ask = ({ client }: Listening, kind: RequestClass = 'r', number = 1) =>
  client.chat.completions.create(body(kind, number));

async function callArguments(simulator: Listening): Promise<string | undefined> {
  const call = (await ask(simulator)).choices[0]?.message.tool_calls?.[0];
  return call?.type === 'function' ? call.function.arguments : undefined;
}

/** Posts the question and gives what came before the end or the cut of the connection. */
async function raw(simulator: Listening, extra: object): Promise<{ text: string; cut: boolean }> {
  const response = await fetch(`${simulator.baseUrl}/chat/completions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ ...body(), ...extra }),
  });
  let text = '';
  try {
    for await (const part of response.body ?? [])
      text += Buffer.from(part as Uint8Array).toString();
    return { text, cut: false };
  } catch {
    return { text, cut: true };
  }
}

it('limits the rate as OpenAI does, so many times in a row, then answers', async () => {
  const simulator = await open('kinds=rate-limit&times=2&retryAfterS=7');
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const error: unknown = await ask(simulator).catch((reason: unknown) => reason);
    if (!(error instanceof APIError)) throw new Error('no error');
    expect(error.status).toBe(429);
    expect((error.headers as Headers).get('retry-after')).toBe('7');
    expect(error).toMatchObject({ code: 'rate_limit_exceeded', type: 'requests', param: null });
  }
  expect((await ask(simulator)).choices[0]?.finish_reason).toBe('tool_calls');
  const logged = { requestId: 'r-000001', call: 0, endpoint: 'chat' };
  expect(simulator.records()).toMatchObject([
    { ...logged, status: 429, fault: 'rate-limit', promptTokens: 0, completionTokens: 0 },
    { ...logged, status: 429, fault: 'rate-limit' },
    { ...logged, status: 200, fault: null },
  ]);
});

it('fails with 500, and only requests that are measured', async () => {
  const simulator = await open('kinds=server-error');
  await ask(simulator, 'w');
  await ask(simulator, 'c');
  await expect(ask(simulator)).rejects.toMatchObject({ status: 500, type: 'server_error' });
  await ask(simulator);
  await expect(ask(simulator, 'r', 2)).rejects.toMatchObject({ status: 500 });
  expect(simulator.records().map(({ fault }) => fault)).toEqual([
    null,
    null,
    'server-error',
    null,
    'server-error',
  ]);
});

it('is slow to begin, once; a client that leaves is seen to', async () => {
  const simulator = await open('kinds=slow-first-byte&slowMs=80');
  await ask(simulator);
  await ask(simulator);
  const dues = simulator.records().map((record) => record.dueFirstByteNs - record.receivedNs);
  expect(dues).toEqual([80 * NS_PER_MS, 0]);
  const hasty = new OpenAI({ apiKey: 'x', baseURL: simulator.baseUrl, maxRetries: 1, timeout: 40 });
  await hasty.chat.completions.create(body('r', 2));
  expect(simulator.records()).toMatchObject([
    { status: 499, fault: 'slow-first-byte' },
    { status: 200, fault: null },
  ]);
});

describe('cuts an answer in the middle', () => {
  it.each([0, 2])('streamed, with %d ms between pieces', async (gapMs) => {
    const simulator = await open('kinds=cut-stream', gapMs);
    const { text, cut } = await raw(simulator, { stream: true });
    expect(cut).toBe(true);
    expect(text).toContain('data: {');
    expect(text).not.toContain('[DONE]');
    expect((await raw(simulator, { stream: true })).text).toContain('[DONE]');
    const [first] = simulator.records();
    expect(first).toMatchObject({ status: 200, fault: 'cut-stream', stream: true });
    expect(first?.lastByteNs).toBeGreaterThanOrEqual(first?.dueLastByteNs ?? Infinity);
  });

  it('not streamed', async () => {
    const simulator = await open('kinds=cut-stream');
    const { text, cut } = await raw(simulator, {});
    expect(cut).toBe(true);
    expect(() => JSON.parse(text) as unknown).toThrow();
    await expect(ask(simulator)).resolves.toBeDefined();
    expect(simulator.records()).toMatchObject([
      { status: 200, fault: 'cut-stream' },
      { fault: null },
    ]);
  });

  it('of the Responses API', async () => {
    const simulator = await open('kinds=cut-stream');
    const input = scenario.question(requestId('r', 1));
    const stream = await simulator.client.responses.create({
      model: 'gpt-4o-mini',
      input,
      tools: [responsesTool],
      stream: true,
    });
    const types: string[] = [];
    await expect(
      (async () => {
        for await (const { type } of stream) types.push(type);
      })(),
    ).rejects.toThrow();
    expect(types).toContain('response.created');
    expect(types).not.toContain('response.completed');
  });
});

describe('spoils the arguments of the tool call', () => {
  it('until the client has asked often enough', async () => {
    const simulator = await open('kinds=malformed-arguments&times=2');
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const given = await callArguments(simulator);
      expect(given).toBe(toolArguments.slice(0, -2));
    }
    expect(await callArguments(simulator)).toBe(toolArguments);
  });

  it('and calls rightly once an error stands in the conversation', async () => {
    const simulator = await open('kinds=malformed-arguments');
    const asked = body();
    const first = (await ask(simulator)).choices[0]?.message;
    const [call] = first?.tool_calls ?? [];
    if (!first || call?.type !== 'function') throw new Error('no call');
    const told = (content: string, id: string) => ({
      role: 'tool' as const,
      tool_call_id: id,
      content,
    });
    const messages = [...asked.messages, first, told('Invalid JSON at line 1 column 23', call.id)];
    const again = (await simulator.client.chat.completions.create({ ...asked, messages }))
      .choices[0]?.message;
    const [mended] = again?.tool_calls ?? [];
    if (!again || mended?.type !== 'function') throw new Error('no second call');
    expect(mended.function.arguments).toBe(toolArguments);
    const last = await simulator.client.chat.completions.create({
      ...asked,
      messages: [...messages, again, told(toolSentence, mended.id)],
    });
    expect(last.choices[0]?.message.content).toBe(scenario.rightAnswer(toolSentence));
    expect(simulator.records().map(({ call: at, fault }) => [at, fault])).toEqual([
      [0, 'malformed-arguments'],
      [1, null],
      [2, null],
    ]);
  });

  it('in a stream', async () => {
    const simulator = await open('kinds=malformed-arguments');
    let given = '';
    const asked = { ...body(), stream: true as const };
    for await (const chunk of await simulator.client.chat.completions.create(asked)) {
      given += chunk.choices[0]?.delta.tool_calls?.[0]?.function?.arguments ?? '';
    }
    expect(given).toBe(toolArguments.slice(0, -2));
  });
});

it('spoils calls in words where a bracket ends them', () => {
  const spoilt = (text: string, callsTools = true): string | undefined =>
    withMalformedArguments({ text, calls: [], callsTools, cut: false, completionTokens: 9 }).text;
  expect(spoilt('Action Input: {"path": "a"}')).toBe('Action Input: {"path": "a"');
  expect(spoilt('print(tool(path="a"))\n')).toBe('print(tool(path="a")\n');
  expect(spoilt('Action Input: a')).toBe('Action Input: a');
  expect(spoilt('An answer (final).', false)).toBe('An answer (final).');
});

it('lets each process that is measured meet the faults anew', async () => {
  const { name, params } = scenarioFrom('faults?kinds=server-error');
  const profile = steadyProfile(0, 0);
  const simulator = await startSimulator({ profile, seed: 1, scenario: { name, params }, port: 0 });
  const post = async (): Promise<number> => {
    const headers = { 'Content-Type': 'application/json' };
    const url = `${simulator.baseUrl}/chat/completions`;
    return (await fetch(url, { method: 'POST', headers, body: JSON.stringify(body()) })).status;
  };
  try {
    expect([await post(), await post()]).toEqual([500, 200]);
    expect((await simulator.drain()).records.map(({ fault }) => fault)).toEqual([
      'server-error',
      null,
    ]);
    expect([await post(), await post()]).toEqual([500, 200]);
  } finally {
    await simulator.stop();
  }
});
