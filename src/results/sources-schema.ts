/** Where a run's adapters and files lie, so that `--resume` finds them again. */
import { z } from 'zod';
import { list, text } from './bounds.js';

/** Paths as they were given on the command line; null where the tool's own served. */
export const sourcesSchema = z.object({
  adapters: text.nullable(),
  against: text.nullable(),
  fixture: text.nullable(),
  arrivals: text.nullable(),
  /** Adapters that lie outside the folder, each a folder or a program. */
  programs: list(text).optional(),
});
