/** Lists of CPUs as Linux writes them. */
import { readText } from './machine-counters.js';

/** `0-2,5` → [0, 1, 2, 5] */
export function parseCpuList(list: string): number[] {
  return list
    .trim()
    .split(',')
    .filter((part) => part !== '')
    .flatMap((part) => {
      const [first = Number.NaN, last = first] = part.split('-').map(Number);
      return Array.from({ length: last - first + 1 }, (_, at) => first + at);
    })
    .filter(Number.isInteger);
}

/** CPUs that a process may use; null where the system does not tell. */
export function allowedCpus(pid: number | 'self'): number[] | null {
  const status = readText('/', `proc/${pid}/status`) ?? '';
  const list = /^Cpus_allowed_list:\s*(\S+)/m.exec(status)?.[1];
  return list === undefined ? null : parseCpuList(list);
}
