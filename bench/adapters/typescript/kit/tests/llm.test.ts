/** What each scenario offers an agent. */
import { expect, it } from 'vitest';
import { llmFor } from '../llm.js';

const endpoint = { baseUrl: 'http://127.0.0.1:1/v1', apiKey: 'key', model: 'model' };
const given = (name: string, params: Record<string, string> = {}) =>
  llmFor(endpoint, { name, params });
const toolsOf = (name: string) => given(name).tools.map((tool) => tool.name);

it.each([
  ['react', ['average_trip_duration']],
  ['structured', ['average_trip_duration']],
  ['faults', ['average_trip_duration']],
  ['a scenario of tomorrow', ['average_trip_duration']],
  ['chat', []],
  ['streaming', []],
  ['multi-step', ['lookup']],
  ['high-frequency', ['lookup']],
  ['fan-out', ['lookup']],
  ['long-context', ['lookup']],
  ['cpu-tool', ['digest']],
])('%s: its tools', (name, tools) => {
  expect(toolsOf(name)).toEqual(tools);
});

it('many-tools: as many as told, each works', async () => {
  const { tools } = given('many-tools', { count: '12', delayMs: '0' });
  expect(tools.map(({ name }) => name).slice(0, 3)).toEqual([
    'average_trip_duration',
    'lookup_0001',
    'lookup_0002',
  ]);
  expect(tools).toHaveLength(12);
  expect(await tools[11]?.run({ key: 'k0001' })).toBe('value-of-k0001');
});

it('digest: chained SHA-256', async () => {
  const [digest] = given('cpu-tool').tools;
  expect(await digest?.run({ rounds: 1 })).toBe(
    '66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925',
  );
});

it('takes limits and retries from the scenario', () => {
  expect(given('react').maxTurns).toBe(5);
  expect(given('multi-step', { turns: '103' }).maxTurns).toBe(103);
  expect(() => given('multi-step', { turns: 'all' })).toThrow('turns: "all" is no whole number');
  expect([given('react').retries(2), given('faults').retries(2)]).toEqual([0, 2]);
});
