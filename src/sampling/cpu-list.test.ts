import { expect, it } from 'vitest';
import { allowedCpus, parseCpuList } from './cpu-list.js';

it('reads the kernel’s CPU lists', () => {
  expect(parseCpuList('0-2,5')).toEqual([0, 1, 2, 5]);
  expect(parseCpuList('3')).toEqual([3]);
  expect(parseCpuList('')).toEqual([]);
});

it.runIf(process.platform === 'linux')('tells which CPUs a process may use', () => {
  expect(allowedCpus('self')?.length).toBeGreaterThan(0);
  expect(allowedCpus(process.pid)).toEqual(allowedCpus('self'));
  expect(allowedCpus(2 ** 30)).toBeNull();
});
