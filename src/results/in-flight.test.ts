import { expect, it } from 'vitest';
import { busyNs, peakInFlight, wallNs } from './in-flight.js';
import type { RequestSample } from './samples.js';

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
