import { describe, expect, it } from 'vitest';
import { react, tripSentence, TRIP_FILE, TRIP_TOOL } from './react.js';
import { scenarioFrom } from './registry.js';
import { requestId } from './request-id.js';
import type { ConversationMessage } from './scenario.js';

const faults = scenarioFrom('faults');
const kindsOf = (text: string, ids: readonly string[]) =>
  ids.map((id) => scenarioFrom(text).faultOf?.(id)?.kind);
const ids = [1, 2, 3, 4, 5, 6].map((number) => requestId('r', number));

describe('which fault a request meets', () => {
  it('follows from its number, in turn', () => {
    expect(kindsOf('faults', ids)).toEqual([
      'rate-limit',
      'server-error',
      'slow-first-byte',
      'cut-stream',
      'malformed-arguments',
      'rate-limit',
    ]);
    expect(kindsOf('faults?kinds=cut-stream,rate-limit', ids.slice(0, 3))).toEqual([
      'cut-stream',
      'rate-limit',
      'cut-stream',
    ]);
  });

  it('is none for requests that are not measured', () => {
    expect(kindsOf('faults', ['w-000001', 'c-000002'])).toEqual([undefined, undefined]);
  });

  it('has the parameters given, which adapters are told as texts', () => {
    const scenario = scenarioFrom('faults?kinds=rate-limit&times=3&retryAfterS=2&slowMs=10');
    expect(scenario.faultOf?.('r-000009')).toEqual({
      kind: 'rate-limit',
      times: 3,
      retryAfterS: 2,
      slowMs: 10,
    });
    expect(scenario.params).toEqual({
      kinds: 'rate-limit',
      times: '3',
      retryAfterS: '2',
      slowMs: '10',
    });
    expect('faultOf' in react).toBe(false);
  });

  it.each([
    ['faults?kinds=fire', /kinds is a list of rate-limit, server-error.*not "fire"/],
    ['faults?kinds=', /kinds is a list of/],
    ['faults?kinds=rate-limit,rate-limit', /each once/],
    ['faults?times=0', /times is a whole number from 1 to 20, not "0"/],
  ])('says what is wrong: %s', (text, message) => {
    expect(() => scenarioFrom(text)).toThrow(message);
  });
});

describe('what the model says after a tool result', () => {
  const result = (text: string): ConversationMessage[] => [
    { role: 'assistant', text: '', toolCalls: 1 },
    { role: 'tool', text },
  ];
  const say = (...results: string[]): unknown =>
    faults.nextTurn({
      messages: [
        { role: 'user', text: faults.question(requestId('r', 5)) },
        ...results.flatMap(result),
      ],
      tools: [{ name: TRIP_TOOL }],
    });
  const call = { kind: 'tools', calls: [{ name: TRIP_TOOL, arguments: { path: TRIP_FILE } }] };
  const sentence = tripSentence(1000, '25.67');
  const complaint = "Expecting ',' delimiter: line 1 column 24 (char 23)";

  it('that complains of the arguments, whatever numbers it holds: the call again', () => {
    expect(say(complaint)).toEqual(call);
    expect(say('Error: duration in minutes not computed', complaint)).toEqual(call);
  });

  it('with the duration: the answer', () => {
    const answer = { kind: 'text', text: faults.rightAnswer(sentence) };
    expect(say(sentence)).toEqual(answer);
    expect(say(complaint, sentence)).toEqual(answer);
  });

  it('that never comes right: an end', () => {
    expect(say(...Array<string>(5).fill('no'))).toEqual({
      kind: 'text',
      text: 'The tool did not return a duration.',
    });
  });
});
