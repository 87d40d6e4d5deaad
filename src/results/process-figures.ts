import type { z } from 'zod';
import type { processFiguresSchema } from './schema.js';

/** What the kernel counted for one block's process tree; null where the system does not tell. */
export type ProcessFigures = Readonly<z.infer<typeof processFiguresSchema>>;
