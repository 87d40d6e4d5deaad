/** Reads the result of a run. */
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { UsageError } from '../errors.js';
import { RESULT_FILE } from './raw-files.js';
import { RESULT_SCHEMA_VERSION, resultSchema, type Result } from './schema.js';
import { upgrade } from './upgrade.js';

const versioned = z.looseObject({ schemaVersion: z.number().int().positive() });

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    throw new UsageError(`cannot read the result ${path} (${cause})`, path, undefined, {
      cause: error,
    });
  }
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const what = text.trimStart().startsWith('{') ? 'is truncated or damaged' : 'is not JSON';
    throw new UsageError(`${path} ${what}: expected a result of agentbench run`, path, undefined, {
      cause: error,
    });
  }
}

/**
 * Reads a result, given its file or the folder it lies in.
 * @throws UsageError with one line when it is missing, truncated, no result, or of a newer version
 */
export async function readResult(path: string): Promise<Result> {
  const isFolder = await stat(path).then(
    (entry) => entry.isDirectory(),
    () => false,
  );
  const file = isFolder ? join(path, RESULT_FILE) : path;
  const json = parseJson(file, await readText(file));
  const version = versioned.safeParse(json);
  if (!version.success) {
    throw new UsageError(`${file} is not a result of agentbench: it has no schemaVersion`, file);
  }
  const { schemaVersion } = version.data;
  if (schemaVersion > RESULT_SCHEMA_VERSION) {
    throw new UsageError(
      `${file} has schemaVersion ${schemaVersion}, this agentbench reads up to ` +
        `${RESULT_SCHEMA_VERSION}: use a newer agentbench`,
      file,
      schemaVersion,
    );
  }
  const result = resultSchema.safeParse(upgrade(json, schemaVersion, RESULT_SCHEMA_VERSION));
  if (!result.success) {
    const [issue] = result.error.issues;
    const where = issue?.path.join('.') ?? '';
    throw new UsageError(
      `${file} is not a valid result: ${where}: ${issue?.message ?? 'unknown'}`,
      file,
      undefined,
      { cause: result.error },
    );
  }
  return result.data;
}
