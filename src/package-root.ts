/** The folder of the installed package, whether the code runs from src/ or dist/. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { z } from 'zod';

export const packageRoot = fileURLToPath(new URL('..', import.meta.url));

const packageSchema = z.object({ name: z.string(), version: z.string() });

/** Name and version of the tool itself. */
export function toolVersion(): { name: string; version: string } {
  return packageSchema.parse(JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')));
}
