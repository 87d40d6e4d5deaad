import { describe, expect, it } from 'vitest';
import { adapterManifestSchema } from '../adapters/manifest.js';
import { inFlightLimit, requestsInFlight } from './in-flight-limit.js';

const limited = (most: number | string) => ({ inFlightLimit: { most, reason: 'a pool' } });

describe('the limit of requests in flight', () => {
  it.each([
    [undefined, 2, undefined, 10],
    [3, 2, 3, 3],
    ['cpus+4', 2, 6, 6],
    ['cpus+4', 64, 68, 10],
    [50, 2, 50, 10],
  ])('%s with %s CPUs is %s, and %s are wanted', (most, cpus, limit, wanted) => {
    const manifest = most === undefined ? {} : limited(most);
    expect(inFlightLimit(manifest, cpus)).toBe(limit);
    expect(requestsInFlight(manifest, cpus)).toEqual({ asked: 10, wanted });
  });

  it.each(['cpus', 'cpus*2', 0, 1.5])('cannot be %s', (most) => {
    const { inFlightLimit: field } = adapterManifestSchema.shape;
    expect(field.safeParse({ most, reason: 'a pool' }).success).toBe(false);
    expect(field.safeParse({ most: 'cpus+4', reason: '' }).success).toBe(false);
  });
});
