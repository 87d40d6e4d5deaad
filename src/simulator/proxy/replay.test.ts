/** What was recorded is played: the same calls, answers and times, whoever asks and in whatever form. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type OpenAI from 'openai';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CallRecord } from '../call-record.js';
import { listening, steadyProfile } from '../testing/listening.js';
import {
  finalSentence,
  firstChat,
  firstResponses,
  question,
  secondChat,
  toolArguments,
} from '../testing/requests.js';
import { readRecording } from './read-recording.js';
import { proxied, type Proxied } from './testing/proxied.js';

const folder = mkdtempSync(join(tmpdir(), 'agentbench-replay-'));
const file = join(folder, 'recording.jsonl');
const KEY = 'sk-canary-90aa51';
let recorded: CallRecord[];
let answers: unknown[];
let replay: Proxied;

const withUsage = { stream: true, stream_options: { include_usage: true } } as const;

/** The same calls in turn: what came back. */
async function converse(client: OpenAI): Promise<unknown[]> {
  const whole = await client.chat.completions.create(firstChat);
  const chunks: unknown[] = [];
  const stream = await client.chat.completions.create({ ...secondChat, ...withUsage });
  for await (const chunk of stream) chunks.push(chunk);
  return [whole, chunks];
}

beforeAll(async () => {
  const upstream = await listening(steadyProfile(60, 2));
  const live = await proxied({ url: upstream.baseUrl, record: file, apiKey: KEY });
  answers = await converse(live.client);
  ({ records: recorded } = await live.process.drain());
  await live.process.stop();
  await upstream.close();
  replay = await proxied({ kind: 'replay', file });
});
afterAll(() => replay.process.stop());

/** Without times, which are a little later each time, and places on the wire. */
function alike(call: CallRecord): object {
  const {
    requestId,
    call: index,
    endpoint,
    stream,
    status,
    promptTokens,
    completionTokens,
    bodyHash,
  } = call;
  return { requestId, index, endpoint, stream, status, promptTokens, completionTokens, bodyHash };
}

const duration = ({ receivedNs, lastByteNs }: CallRecord): number =>
  (lastByteNs - receivedNs) / 1e6;

it('plays the same answers to the same calls, not sooner than they came', async () => {
  await replay.process.drain();
  expect(await converse(replay.client)).toEqual(answers);
  const { records, spent } = await replay.process.drain();
  expect(records.map(alike)).toEqual(recorded.map(alike));
  expect(spent).toBeUndefined();
  for (const [at, call] of records.entries()) {
    const before = recorded[at];
    if (!before) throw new Error(`no call ${at} was recorded`);
    expect(duration(call)).toBeGreaterThanOrEqual(Math.floor(duration(before)));
    expect(call.dueLastByteNs - call.receivedNs).toBe(before.lastByteNs - before.receivedNs);
    expect(call.dueFirstByteNs - call.receivedNs).toBe(before.firstByteNs - before.receivedNs);
  }
});

it('says the same in another form: streamed or whole, at the other endpoint, under another tool name', async () => {
  const tool = firstChat.tools[0];
  if (!tool) throw new Error('no tool');
  const renamed = { ...tool, function: { ...tool.function, name: `mcp__${tool.function.name}` } };
  const other = await replay.client.chat.completions.create({ ...firstChat, tools: [renamed] });
  const [call] = other.choices[0]?.message.tool_calls ?? [];
  expect(call).toMatchObject({
    function: { name: renamed.function.name, arguments: toolArguments },
  });

  const response = await replay.client.responses.create(firstResponses);
  expect(response.output).toMatchObject([{ type: 'function_call', arguments: toolArguments }]);

  const whole = await replay.client.chat.completions.create(secondChat);
  expect(whole.choices[0]?.message.content).toBe(finalSentence);

  const stream = await replay.client.chat.completions.create({ ...firstChat, stream: true });
  let given = '';
  for await (const chunk of stream) {
    given += chunk.choices[0]?.delta.tool_calls?.[0]?.function?.arguments ?? '';
  }
  expect(given).toBe(toolArguments);
});

it('says so where a call was not recorded', async () => {
  const content = question.replace('r-000042', 'r-000043');
  const asked = replay.client.chat.completions.create({
    ...firstChat,
    messages: [{ role: 'user', content }],
  });
  await expect(asked).rejects.toMatchObject({ status: 404, code: 'not_recorded' });
  await expect(asked).rejects.toThrow(/no call 1 of request r-000043/);
});

it('holds no key, and neither credentials nor query of the address', async () => {
  expect(readFileSync(file, 'utf8')).not.toContain(KEY);
  const { head, calls, sha256 } = await readRecording(file);
  expect(head).toMatchObject({ model: 'gpt-4o-mini', scenario: 'react' });
  expect(sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(calls).toHaveLength(2);
});

it('does not write over a file that is there', async () => {
  const upstream = await listening();
  const before = readFileSync(file, 'utf8');
  await expect(proxied({ url: upstream.baseUrl, record: file })).rejects.toThrow(/EEXIST/);
  expect(readFileSync(file, 'utf8')).toBe(before);
  await upstream.close();
});

it.each([
  ['', /line 1, is no head of a recording/],
  ['{"recording": 7}\n', /line 1, is no head of a recording: field "recording"/],
  ['HEAD{"requestId": 5}\n', /line 2, is no recorded call: field "requestId"/],
])('refuses what is no recording: %j', async (text, message) => {
  const [head = ''] = readFileSync(file, 'utf8').split('\n');
  const path = join(folder, 'wrong.jsonl');
  writeFileSync(path, text.replace('HEAD', `${head}\n`));
  await expect(readRecording(path)).rejects.toThrow(message);
});
