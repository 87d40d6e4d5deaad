import { describe, expect, it } from 'vitest';
import { digestOf } from './cpu-tool.js';
import { tripSentence } from './react.js';
import { scenarioFrom, scenarioKinds, scenarioNamed } from './registry.js';
import { requestId } from './request-id.js';
import { isRight, type ConversationMessage, type OfferedTool, type Scenario } from './scenario.js';

const sentence = tripSentence(450_000, '25.67');
const names = ['average_trip_duration', 'lookup', 'digest'];

interface Played {
  readonly answer: string;
  readonly calls: number;
  readonly tools: number;
}

/** An agent as every framework has one: asks the model, calls its tools, asks again. */
function play(
  scenario: Scenario,
  tools: readonly OfferedTool[],
  call: (name: string, given: Record<string, unknown>) => string,
): Played {
  const id = requestId('r', 1);
  const messages: ConversationMessage[] = [{ role: 'user', text: scenario.question(id) }];
  let made = 0;
  for (let calls = 1; calls < 2000; calls += 1) {
    const turn = scenario.nextTurn({ messages, tools });
    if (turn.kind === 'text') return { answer: turn.text, calls, tools: made };
    messages.push({ role: 'assistant', text: '', toolCalls: turn.calls.length });
    made += turn.calls.length;
    for (const { name, arguments: given } of turn.calls) {
      messages.push({ role: 'tool', text: call(name, given as Record<string, unknown>) });
    }
  }
  throw new Error('no end');
}

function tool(name: string, given: Record<string, unknown>): string {
  if (name === 'lookup') return `value-of-${String(given.key)}`;
  if (name === 'digest') return digestOf(Number(given.rounds));
  return sentence;
}

const chosen = [
  'react',
  'chat',
  'multi-step?steps=7',
  'high-frequency?steps=20',
  'fan-out?tools=200',
  'many-tools?count=3',
  'long-context?tokens=1000&steps=2',
  'cpu-tool?rounds=10',
  'streaming?tokens=5',
];

describe('a plain agent gives the right answer with the calls that are expected', () => {
  it.each(chosen)('%s', (text) => {
    const scenario = scenarioFrom(text);
    const offered = scenario.needs === 'chat' ? [] : names.map((name) => ({ name }));
    const played = play(scenario, offered, tool);
    expect(isRight(scenario, played.answer, sentence)).toBe(true);
    expect(played.calls).toBe(scenario.expectedLlmCalls);
    expect(played.tools).toBe(scenario.expectedToolCalls);
    expect(scenarioNamed(scenario.name, scenario.params).params).toEqual(scenario.params);
  });
});

it('passes work on to the agent that has the tool, and takes its answer', () => {
  const scenario = scenarioFrom('multi-agent');
  const specialist = (question: string): string => {
    const messages: ConversationMessage[] = [{ role: 'user', text: question }];
    const offered = [{ name: 'average_trip_duration' }];
    const first = scenario.nextTurn({ messages, tools: offered });
    expect(first.kind).toBe('tools');
    messages.push({ role: 'assistant', text: '', toolCalls: 1 }, { role: 'tool', text: sentence });
    const last = scenario.nextTurn({ messages, tools: offered });
    return last.kind === 'text' ? last.text : '';
  };
  const played = play(scenario, [{ name: 'ask_trip_analyst' }], (_, given) =>
    specialist(String(given.input)),
  );
  expect(isRight(scenario, played.answer, sentence)).toBe(true);
});

it.each([
  ['handoff', ['to_agent', 'reason']],
  ['delegate_work_to_coworker', ['task', 'context', 'coworker']],
  ['transfer_to_agent', ['agent_name']],
])('multi-agent: %s is told whom', (name, properties) => {
  const scenario = scenarioFrom('multi-agent');
  const question = scenario.question('r-000001');
  const types = Object.fromEntries(properties.map((each) => [each, { type: 'string' }]));
  const offered = { name, parameters: { type: 'object', properties: types } };
  const messages: ConversationMessage[] = [{ role: 'user', text: question }];
  const turn = scenario.nextTurn({ messages, tools: [offered] });
  const given = turn.kind === 'tools' ? Object.values(turn.calls[0]?.arguments ?? {}) : [];
  expect(given.filter((value) => value === 'trip_analyst')).toHaveLength(1);
  expect(given.filter((value) => value === question)).toHaveLength(properties.length - 1);
  // Its words come back as a tool's result to the specialist, who has done nothing yet.
  messages.push({ role: 'assistant', text: '', toolCalls: 1 }, { role: 'tool', text: question });
  const tools = [{ name: 'average_trip_duration' }];
  expect(scenario.nextTurn({ messages, tools }).kind).toBe('tools');
});

it('structured: a conversation that is told again is understood', () => {
  const scenario = scenarioFrom('structured');
  const text = `${scenario.question('r-000001')} <tool>${sentence}</tool> Format this.`;
  const turn = scenario.nextTurn({
    messages: [{ role: 'user', text }],
    tools: [{ name: 'Report' }],
  });
  expect(turn).toMatchObject({
    kind: 'text',
    text: expect.stringContaining('takes 25.67') as string,
  });
});

describe('says what is wrong', () => {
  it.each([
    ['fan-in', /no scenario "fan-in". Did you mean "fan-out"/],
    ['fan-out?tools=many', /tools is a whole number from 1 to 200, not "many"/],
    ['fan-out?toolz=3', /no parameter "toolz"; it takes tools, delayMs/],
    ['react?x=1', /no parameter "x"; it takes none/],
  ])('%s', (text, message) => {
    expect(() => scenarioFrom(text)).toThrow(message);
  });
});

it('knows when results were lost: fan-out, multi-step, long-context', () => {
  const fan = scenarioFrom('fan-out?tools=3');
  const lost = play(fan, [{ name: 'lookup' }], (_, given) =>
    given.key === 'k0002' ? 'error' : tool('lookup', given),
  );
  expect(isRight(fan, lost.answer, sentence)).toBe(false);
  const long = scenarioFrom('long-context?tokens=1000&steps=1');
  const trimmed = long.nextTurn({
    messages: [
      { role: 'user', text: long.question(requestId('r', 1)).slice(-150) },
      { role: 'assistant', text: '', toolCalls: 1 },
      { role: 'tool', text: 'value-of-k0001' },
    ],
    tools: [{ name: 'lookup' }],
  });
  expect(trimmed).toEqual({
    kind: 'text',
    text: 'The report is not in this conversation any more.',
  });
});

it.each([
  ['soak', 60, 1000],
  ['soak?duration=36000', 36_000, 2],
  ['soak?duration=86400&rate=50', 86_400, 50],
])('%s keeps to a rate at which all it asks fits in memory', (text, seconds, mostPerSecond) => {
  expect(scenarioFrom(text)).toMatchObject({
    work: { kind: 'duration', seconds, mostPerSecond },
    params: { duration: String(seconds), rate: String(mostPerSecond) },
  });
});

it('describes every kind in one line', () => {
  for (const { name, summary } of scenarioKinds.values()) {
    expect(name).toMatch(/^[a-z-]+$/);
    expect(summary.length).toBeLessThan(100);
  }
});
