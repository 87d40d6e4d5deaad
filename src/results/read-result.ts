/** Reads the result of a run, whoever made the file: what is not sound is refused in one line. */
import { join } from 'node:path';
import { z } from 'zod';
import { UsageError } from '../errors.js';
import { cut, plainText, quoted } from '../plain-text.js';
import { FILE_BYTES_LIMIT } from './bounds.js';
import { contradictionIn } from './contradictions.js';
import { RESULT_FILE } from './raw-files.js';
import { decodeText, isFolder, readBytes, shownPath } from './read-text.js';
import { excessOfJson } from './scan-json.js';
import { RESULT_SCHEMA_VERSION, resultSchema, type Result } from './schema.js';
import { upgrade } from './upgrade.js';

const WHAT = 'the result';
const versioned = z.looseObject({ schemaVersion: z.number().int().positive() });

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const what = text.trimStart().startsWith('{') ? 'is truncated or damaged' : 'is not JSON';
    throw new UsageError(
      `${shownPath(path)} ${what}: expected a result of agentbench run`,
      path,
      undefined,
      { cause: error },
    );
  }
}

/** A field that is not as the schema wants it. */
interface Fault {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

const lists = ['adapters', 'comparisons', 'sweep', 'blocks', 'warnings'] as const;

/**
 * The first faulty item of the long lists. Looked at one by one: to gather the faults of a hundred
 * thousand bad items would take more memory than the items.
 */
function faultInLists(json: Readonly<Record<string, unknown>>): Fault | undefined {
  for (const list of lists) {
    const items = json[list];
    if (!Array.isArray(items)) continue;
    const schema: z.ZodType = resultSchema.shape[list].element;
    for (const [at, item] of items.entries()) {
      const issue = schema.safeParse(item).error?.issues[0];
      if (issue) return { path: [list, at, ...issue.path], message: issue.message };
    }
  }
  return undefined;
}

/** ` (it is -5)`, for what fits into a line. */
function valueAt(json: unknown, path: readonly PropertyKey[]): string {
  let value = json;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return '';
    value = (value as Readonly<Record<PropertyKey, unknown>>)[key];
  }
  return typeof value === 'object' && value !== null ? '' : ` (it is ${quoted(value)})`;
}

function checked(json: Readonly<Record<string, unknown>>, path: string): Result {
  const refuse = (where: string, message: string, cause?: unknown): UsageError =>
    new UsageError(
      `${shownPath(path)} is not a valid result: ${cut(plainText(where), 100)}: ${plainText(message)}`,
      path,
      undefined,
      { cause },
    );
  const inLists = faultInLists(json);
  const parsed = inLists ? undefined : resultSchema.safeParse(json);
  const fault = inLists ?? parsed?.error?.issues[0];
  if (fault) {
    const where = fault.path.map(String).join('.');
    throw refuse(where, fault.message + valueAt(json, fault.path), parsed?.error);
  }
  if (!parsed?.success) throw refuse('the whole', 'unknown fault');
  const contradiction = contradictionIn(parsed.data);
  if (contradiction) throw refuse(contradiction.path, contradiction.message);
  return parsed.data;
}

/**
 * Reads a result, given its file or the folder it lies in. Nothing of it is trusted: kind and size of the
 * file are checked before it is read, its depth and number of values before it is parsed, every field
 * against the schema's bounds, and fields against each other.
 * @throws UsageError with one line when it is missing, no regular file, too large, truncated, no result,
 *   contradictory, or of a newer version
 */
export async function readResult(path: string): Promise<Result> {
  const file = (await isFolder(WHAT, path)) ? join(path, RESULT_FILE) : path;
  const shown = shownPath(file);
  const bytes = await readBytes(WHAT, file, FILE_BYTES_LIMIT);
  const text = decodeText(bytes, file);
  const excess = excessOfJson(bytes);
  if (excess !== null) throw new UsageError(`${shown} ${excess}: not a result of agentbench`, file);
  const json = parseJson(file, text);
  const version = versioned.safeParse(json);
  if (!version.success) {
    throw new UsageError(`${shown} is not a result of agentbench: it has no schemaVersion`, file);
  }
  const { schemaVersion } = version.data;
  if (schemaVersion > RESULT_SCHEMA_VERSION) {
    throw new UsageError(
      `${shown} has schemaVersion ${schemaVersion}, this agentbench reads up to ` +
        `${RESULT_SCHEMA_VERSION}: use a newer agentbench`,
      file,
      schemaVersion,
    );
  }
  return checked(upgrade(version.data, schemaVersion, RESULT_SCHEMA_VERSION), file);
}
