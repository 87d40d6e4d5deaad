import { describe, expect, it } from 'vitest';
import { react, tripSentence, TRIP_TOOL } from './react.js';
import type { ConversationMessage } from './scenario.js';
import { requestId } from './request-id.js';

const sentence = tripSentence(450_000, '25.67');
const question: ConversationMessage = { role: 'user', text: react.question(requestId('r', 1)) };
const call: ConversationMessage = { role: 'assistant', text: '', toolCalls: 1 };

function answer(result: string, ...more: ConversationMessage[]): unknown {
  const messages = [question, call, { role: 'tool' as const, text: result }, ...more];
  return react.nextTurn({ messages, tools: [{ name: TRIP_TOOL }] });
}

describe('recognises the result of the tool, whatever wraps it', () => {
  it.each([
    ['nothing', sentence],
    ['an object', JSON.stringify({ result: sentence })],
    [
      'an object with other numbers',
      JSON.stringify({ status: 200, took_ms: 14.5, result: sentence }),
    ],
    ['its name', `${TRIP_TOOL}: ${sentence}`],
    ['JSON quotes', JSON.stringify(sentence)],
    ['JSON quotes, twice', JSON.stringify(JSON.stringify({ output: sentence }))],
    ['content parts', JSON.stringify([{ type: 'text', text: sentence }])],
    ["Python's own writing", `[TextContent(type='text', text='${sentence}', annotations=None)]`],
    ['tags', `<tool_result id="7"><output>${sentence}</output></tool_result>`],
    ['a list after others', `1. ${sentence}\n2 results`],
  ])('%s', (_name, result) => {
    expect(answer(result)).toEqual({ kind: 'text', text: react.rightAnswer(sentence) });
  });
});

it('answers though a client adds words of the user behind the result', () => {
  const more: ConversationMessage = { role: 'user', text: 'Analyze the tool result.' };
  expect(answer(sentence, more)).toEqual({ kind: 'text', text: react.rightAnswer(sentence) });
});

it('takes a new question for one', () => {
  const next: ConversationMessage = { role: 'user', text: react.question(requestId('r', 2)) };
  expect(answer(sentence, next)).toMatchObject({ kind: 'tools' });
});

it.each([
  'mcp__trips__average_trip_duration',
  'trips-average_trip_duration',
  'averageTripDuration',
])('finds its tool among others as %s', (name) => {
  const tools = [{ name: 'bash' }, { name }, { name: 'stop' }];
  expect(react.nextTurn({ messages: [question], tools })).toMatchObject({ calls: [{ name }] });
});
