import { expect, it } from 'vitest';
import { determinism } from './determinism.js';

const call = (requestId: string | null, at: number, bodyHash: number) => ({
  ...{ requestId, call: at, bodyHash },
  endpoint: 'chat' as const,
});
const process = [call('r-000001', 0, 11), call('r-000001', 1, 12), call('r-000002', 0, 21)];

it('counts calls that were the same in every process that made them', () => {
  expect(determinism([process, process, process])).toEqual({ same: 3, compared: 3 });
  const other = [call('r-000001', 0, 11), call('r-000001', 1, 99)];
  expect(determinism([process, process, other])).toEqual({ same: 2, compared: 3 });
});

it('compares nothing that only one process did, and no foreign call', () => {
  expect(determinism([process])).toBeNull();
  expect(determinism([])).toBeNull();
  const foreign = [call(null, 0, 1), { ...call('r-000001', 0, 1), endpoint: 'models' as const }];
  expect(determinism([foreign, foreign])).toBeNull();
  expect(determinism([process, [call('r-000002', 0, 21)]])).toEqual({ same: 1, compared: 1 });
});

it('compares a repeated call with the same repetition of it', () => {
  const twice = [call('r-000001', 0, 11), call('r-000001', 0, 12)];
  expect(determinism([twice, twice])).toEqual({ same: 2, compared: 2 });
  expect(determinism([twice, [...twice].reverse()])).toEqual({ same: 0, compared: 2 });
});
