/** The benchmark whose summary the format `legacy` prints: data, so that its subjects are named nowhere in the code. */
import { z } from 'zod';

export const legacyReaderSchema = z.strictObject({
  /** The repository that people quote. */
  benchmark: z.string().min(1),
  /** The commit whose code was read. */
  source: z.url(),
  /** Files of that commit which read a summary, and which write one. */
  readers: z.array(z.string()).min(1),
  writers: z.array(z.string()).min(1),
  /** The name that its readers look for. */
  file: z.string().min(1),
  /** What it calls adapters of ours: it knows the language of these names alone. */
  names: z.record(z.string(), z.string()),
});
export type LegacyReader = z.infer<typeof legacyReaderSchema>;
