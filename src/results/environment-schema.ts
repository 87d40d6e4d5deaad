/** The machine that measured, as a result tells of it. */
import { z } from 'zod';
import { amount, count, key, text } from './bounds.js';

export const environmentSchema = z.object({
  cpu: text,
  logicalCores: count,
  memoryBytes: amount,
  platform: text,
  kernel: text,
  /** Null where the system does not tell. */
  governor: text.nullable(),
  virtualised: z.boolean().nullable(),
  /** 1-minute load average before the first block. */
  loadBefore: amount,
  /** CPU lists as given to taskset, or null when nothing was pinned and why. */
  pinning: z.object({
    harnessCpus: text.nullable(),
    adapterCpus: text.nullable(),
    note: text,
  }),
  /** Versions of the tools on the PATH that built or ran adapters, e.g. `{"cargo": "1.95.0"}`. */
  tools: z.record(key, text),
  node: text,
  gitRevision: text.nullable(),
  /** Environment variables that every adapter got (names and values; never secrets). */
  adapterEnvironment: z.record(key, text),
});
export type Environment = z.infer<typeof environmentSchema>;
