import { expect, it } from 'vitest';
import { busyNs, peakInFlight, peakAtModel, wallNs } from './in-flight.js';
import type { LlmCallSample, RequestSample } from './samples.js';

const requests = [
  [0, 10],
  [2, 6],
  [6, 9],
  [20, 21],
].map(([writtenNs, answeredNs]) => ({ writtenNs, answeredNs }) as RequestSample);

it('counts the most requests under way, a slot being free when its request ends', () => {
  expect(peakInFlight(requests)).toBe(2);
  expect(peakInFlight([])).toBe(0);
});

it('measures wall and busy time', () => {
  expect(wallNs(requests)).toBe(21);
  expect(busyNs(requests)).toBe(18);
});

it('counts requests at the model, each once, apart from those that wait', () => {
  const calls = [
    ['a', 1, 5],
    ['a', 3, 8],
    ['b', 7, 12],
    ['c', 12, 14],
    ['a', 13, 20],
    [null, 0, 30],
  ].map(
    ([requestId, receivedNs, lastByteNs]) =>
      ({ requestId, receivedNs, lastByteNs }) as LlmCallSample,
  );
  expect(peakAtModel(calls)).toBe(2);
  expect(peakAtModel(calls.slice(0, 2))).toBe(1);
  expect(peakAtModel([])).toBeUndefined();
});
