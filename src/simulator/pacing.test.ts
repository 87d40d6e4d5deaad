import { afterEach, expect, it } from 'vitest';
import { react } from '../scenarios/react.js';
import { requestId } from '../scenarios/request-id.js';
import type { CallRecord } from './call-record.js';
import { nowNs, NS_PER_MS } from './clock.js';
import type { LatencyProfile } from './profile.js';
import { listening, steadyProfile, type Listening } from './testing/listening.js';
import { chatTool, finalSentence, secondChat } from './testing/requests.js';

const opened: Listening[] = [];

async function open(profile: LatencyProfile, seed?: number): Promise<Listening> {
  const simulator = await listening(profile, seed);
  opened.push(simulator);
  return simulator;
}

afterEach(async () => {
  await Promise.all(opened.splice(0).map((simulator) => simulator.close()));
});

function ask({ client }: Listening, id: string): Promise<unknown> {
  return client.chat.completions.create({
    model: 'gpt-4o-mini',
    messages: [{ role: 'user', content: react.question(id) }],
    tools: [chatTool],
  });
}

const tokens = Math.ceil(finalSentence.length / 4);

it('streams no chunk before it is due, and all in order', async () => {
  const simulator = await open(steadyProfile(30, 5));
  const started = nowNs();
  const streams = Array.from({ length: 20 }, async () => {
    const stream = await simulator.client.chat.completions.create({ ...secondChat, stream: true });
    const times: number[] = [];
    let text = '';
    for await (const chunk of stream) {
      const content = chunk.choices[0]?.delta.content ?? '';
      if (content !== '') times.push(nowNs());
      text += content;
    }
    expect(text).toBe(finalSentence);
    expect(times).toHaveLength(tokens);
    for (const [at, time] of times.entries()) {
      expect(time - started).toBeGreaterThanOrEqual((30 + 5 * at) * NS_PER_MS);
    }
  });
  await Promise.all(streams);
  for (const record of simulator.records()) {
    expect(record.dueFirstByteNs - record.receivedNs).toBe(30 * NS_PER_MS);
    expect(record.dueLastByteNs - record.dueFirstByteNs).toBe(5 * (tokens - 1) * NS_PER_MS);
    expect(record.firstByteNs).toBeGreaterThanOrEqual(record.dueFirstByteNs);
    expect(record.lastByteNs).toBeGreaterThanOrEqual(record.dueLastByteNs);
    expect(record.worstChunkLatenessNs).toBeGreaterThanOrEqual(
      record.lastByteNs - record.dueLastByteNs,
    );
  }
});

it('sends an answer that is not streamed when its last token is due', async () => {
  const simulator = await open(steadyProfile(30, 2));
  await simulator.client.chat.completions.create(secondChat);
  const [record] = simulator.records();
  expect(record).toMatchObject({ call: 1, stream: false, completionTokens: tokens });
  const due = (30 + 2 * (tokens - 1)) * NS_PER_MS;
  expect((record?.dueLastByteNs ?? 0) - (record?.receivedNs ?? 0)).toBe(due);
  expect(record?.lastByteNs).toBeGreaterThanOrEqual(record?.dueLastByteNs ?? Infinity);
});

it('answers warm-up and cold-start requests at once', async () => {
  const simulator = await open(steadyProfile(60_000, 1000));
  await ask(simulator, requestId('w', 1));
  await ask(simulator, requestId('c', 1));
  expect(simulator.records().map((record) => record.dueLastByteNs - record.receivedNs)).toEqual([
    0, 0,
  ]);
});

const variable: LatencyProfile = {
  name: 'variable',
  ttftMs: { kind: 'lognormal', median: 5, sigma: 0.5 },
  interTokenMs: { kind: 'percentiles', table: { '0': 0, '50': 0.1, '100': 0.2 } },
};

async function delays(seed: number, ids: readonly string[]): Promise<Map<string | null, number>> {
  const simulator = await open(variable, seed);
  await Promise.all(ids.map((id) => ask(simulator, id)));
  const delay = (record: CallRecord): number => record.dueLastByteNs - record.receivedNs;
  return new Map(simulator.records().map((record) => [record.requestId, delay(record)]));
}

it('delays a request alike whenever and in whatever order it comes', async () => {
  const ids = Array.from({ length: 20 }, (_, index) => requestId('r', index));
  const first = await delays(7, ids);
  expect(await delays(7, [...ids].reverse())).toEqual(
    new Map([...first].sort(([left], [right]) => ((left ?? '') < (right ?? '') ? 1 : -1))),
  );
  expect(new Set(first.values()).size).toBe(20);
  expect([...(await delays(8, ids)).values()]).not.toEqual([...first.values()]);
});

it('stops writing when the client aborts, and says so in the log', async () => {
  const simulator = await open(steadyProfile(10, 50));
  const stream = await simulator.client.chat.completions.create({ ...secondChat, stream: true });
  for await (const chunk of stream) {
    if (chunk.choices[0]?.delta.content) stream.controller.abort();
  }
  let records: CallRecord[] = [];
  while (records.length === 0) {
    await new Promise((resolve) => setTimeout(resolve, 5));
    records = simulator.records();
  }
  expect(records).toMatchObject([{ status: 499, stream: true, call: 1 }]);
  expect(records[0]?.lastByteNs).toBeLessThan(records[0]?.dueLastByteNs ?? 0);
});
