/** Reads a manifest; what is wrong is told with file and field. */
import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { UsageError } from '../errors.js';

/** @throws UsageError naming the file, and the field that is not what it must be */
export async function readManifest<T extends z.ZodType>(
  path: string,
  schema: T,
): Promise<z.infer<T>> {
  let json: unknown;
  try {
    json = JSON.parse(await readFile(path, 'utf8'));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`${path}: cannot be read as JSON: ${why}`, path, undefined, { cause });
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join('.') ?? '';
  throw new UsageError(`${path}: field "${field}": ${issue?.message ?? 'invalid'}`, field);
}
