import { expect, it } from 'vitest';
import { busyNs, peakInFlight, peakStarted, wallNs } from './in-flight.js';
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

it('counts requests that were worked on apart from those that waited', () => {
  const asked = ['a', 'b', 'c'].map(
    (requestId, at) => ({ requestId, writtenNs: 0, answeredNs: 10 * (at + 1) }) as RequestSample,
  );
  const calls = [
    ['a', 1],
    ['b', 11],
    ['a', 5],
    ['c', 12],
    [null, 0],
  ].map(([requestId, receivedNs]) => ({ requestId, receivedNs }) as LlmCallSample);
  expect(peakInFlight(asked)).toBe(3);
  expect(peakStarted(asked, calls)).toBe(2);
  expect(peakStarted(asked, [])).toBeUndefined();
});
