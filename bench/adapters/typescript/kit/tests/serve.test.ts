/** The protocol, spoken with a real process. */
import { afterEach, expect, it } from 'vitest';
import { startAdapter, type SpokenAdapter } from './spoken-adapter.js';

let adapter: SpokenAdapter | undefined;
afterEach(() => adapter?.stop());

/** Starts and initializes one; the reply's result and a way to ask. */
async function start(name = 'react', params: Record<string, string> = {}) {
  const spoken = (adapter = startAdapter());
  const { result, error } = await spoken.call('initialize', {
    protocolVersion: 1,
    llm: { baseUrl: 'http://127.0.0.1:1/v1', apiKey: 'key', model: 'model' },
    scenario: { name, params },
    tool: { mode: 'constant', constant: 'sentence' },
  });
  let asked = 0;
  const ask = (question: string) => spoken.call('run', { id: `r-${(asked += 1)}`, question });
  const answer = async (question: string) => String((await ask(question)).result?.answer);
  return { spoken, result, error, ask, answer };
}

it('says what it is, when it was loaded and built, and ends when asked to', async () => {
  const { result, spoken } = await start();
  expect(result).toMatchObject({
    protocolVersion: 1,
    framework: { name: 'fake-framework', version: '1.2.3' },
    capabilities: ['react', 'streaming'],
  });
  const { loadedNs, builtNs, buildNs } = result?.startup as Record<string, number>;
  expect(builtNs).toBeGreaterThan(loadedNs ?? Infinity);
  expect(buildNs).toHaveLength(1);
  expect(await spoken.call('stats')).toMatchObject({ result: { gc: null } });
  expect(await spoken.call('shutdown')).toMatchObject({ result: null });
  expect(await spoken.ended).toBe(0);
  for (const line of spoken.lines) expect(line).toMatch(/^\{"jsonrpc":"2.0"/);
});

it('tells an agent its scenario, and names what is wrong with it', async () => {
  const { answer } = await start('faults', { turns: '7', costs: 'little' });
  expect(JSON.parse(await answer('told'))).toEqual({
    scenario: 'faults',
    params: { turns: '7', costs: 'little' },
    maxTurns: 7,
    retries: 2,
  });
  adapter?.stop();
  const wrong = await start('react', { agents: 'many' });
  expect(wrong.error).toMatchObject({ message: 'agents: "many" is no whole number from 1 on' });
});

it('files tool calls under their request, and failures too', async () => {
  const { ask } = await start();
  const [right, wrong] = await Promise.all([
    ask('call average_trip_duration trips.parquet'),
    ask('call average_trip_duration other'),
  ]);
  expect(right.result).toMatchObject({
    answer: 'sentence',
    tools: [{ name: 'average_trip_duration' }],
  });
  expect(wrong.error?.data.kind).toBe('tool');
  expect((await ask('nothing')).error?.data.kind).toBe('framework');
});

it('gives questions to its agents in turn', async () => {
  const { answer, result } = await start('density', { agents: '3' });
  expect((result?.startup as { buildNs: number[] }).buildNs).toHaveLength(3);
  const answers = await Promise.all(Array.from({ length: 4 }, () => answer('agent')));
  expect(answers).toEqual(['agent 1', 'agent 2', 'agent 3', 'agent 1']);
});

it('counts garbage collections where that is asked for', async () => {
  const { answer, spoken } = await start('soak', { gc: '1' });
  await answer('collect');
  const { pauses, totalNs, maxNs } = (await spoken.call('stats')).result?.gc as Record<
    string,
    number
  >;
  expect(pauses).toBeGreaterThan(0);
  expect(totalNs).toBeGreaterThanOrEqual(maxNs ?? Infinity);
});

it('passes pieces on as they come, under their request', async () => {
  const { ask, spoken } = await start('streaming');
  const texts = ['w0001 w0002 w0003', 'v0001 v0002'];
  await Promise.all(texts.map(ask));
  const deltas = spoken.lines
    .map((line) => JSON.parse(line) as { params?: { id: string; text: string; atNs: number } })
    .flatMap(({ params }) => params ?? []);
  texts.forEach((text, at) => {
    const own = deltas.filter(({ id }) => id === `r-${at + 1}`);
    expect(own.map((delta) => delta.text).join(' ')).toBe(text);
    expect(own.every(({ atNs }, i) => i === 0 || atNs > (own[i - 1]?.atNs ?? 0))).toBe(true);
  });
});

it('ends a cancelled request at once; what it says later is nobody’s', async () => {
  const { ask, spoken, answer } = await start();
  const reply = ask('wait');
  spoken.notify('cancel', { id: 'r-1' });
  expect((await reply).error).toMatchObject({ code: -32800, data: { kind: 'cancelled' } });
  await answer('agent');
  const deltas = spoken.lines.filter((line) => line.includes('"delta"'));
  expect(
    deltas.map((line) => (JSON.parse(line) as { params: { text: string } }).params.text),
  ).toEqual(['before ']);
});
