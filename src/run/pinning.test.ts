import { expect, it } from 'vitest';
import { onEveryCore, splitCores } from './pinning.js';

it('keeps harness and adapter apart where there are cores for it', () => {
  expect(splitCores([0])).toMatchObject({ harnessCpus: null, adapterCpus: null });
  expect(splitCores([0, 1])).toMatchObject({ harnessCpus: '0', adapterCpus: '1' });
  expect(splitCores([2, 3, 6, 7])).toMatchObject({ harnessCpus: '2,3', adapterCpus: '6,7' });
});

it('gives an adapter every core where its scenario wants them, the harness none more', () => {
  expect(onEveryCore(splitCores([2, 3, 6, 7]))).toEqual({
    harnessCpus: '2,3',
    adapterCpus: '2,3,6,7',
    note: 'harness and simulator on core 2,3, the adapter on core 2,3,6,7 (taskset)',
  });
  expect(onEveryCore(splitCores([0]))).toMatchObject({ harnessCpus: null, adapterCpus: null });
});
