import { describe, expect, it } from 'vitest';
import { disclosures, mostInFlight } from './disclosures.js';

const deviations = ['Retries are off.'];

describe('disclosures', () => {
  it('has the deviations alone where nothing limits the requests in flight', () => {
    expect(disclosures({ deviations })).toEqual(deviations);
    expect(mostInFlight({})).toBeUndefined();
  });

  it('has what is known to fail before them', () => {
    const knownFaults = [{ point: 'errors' as const, reason: 'A refused call ends the process.' }];
    const lines = ['A refused call ends the process.', ...deviations];
    expect(disclosures({ deviations, knownFaults })).toEqual(lines);
  });

  it.each([
    [1, 'At most 1 requests are in flight at once: one lock.'],
    ['cpus+4', 'At most CPUs + 4 requests are in flight at once: one lock.'],
  ])('says a limit of %s first, and why', (most, line) => {
    const inFlightLimit = { most, reason: 'one lock.' };
    expect(disclosures({ deviations, inFlightLimit })).toEqual([line, ...deviations]);
  });
});
