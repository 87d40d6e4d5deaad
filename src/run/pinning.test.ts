import { expect, it } from 'vitest';
import { splitCores } from './pinning.js';

it('keeps harness and adapter apart where there are cores for it', () => {
  expect(splitCores([0])).toMatchObject({ harnessCpus: null, adapterCpus: null });
  expect(splitCores([0, 1])).toMatchObject({ harnessCpus: '0', adapterCpus: '1' });
  expect(splitCores([2, 3, 6, 7])).toMatchObject({ harnessCpus: '2,3', adapterCpus: '6,7' });
});
