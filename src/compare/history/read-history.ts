/** Finds and reads the results below a folder. */
import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { AgentbenchError, UsageError } from '../../errors.js';
import { readResult } from '../../results/read-result.js';
import type { NamedResult } from '../comparison.js';
import type { LeftOut } from './history.js';

/** `result.json`, `2026-01-02-result.json`, `nightly.result.json` */
const RESULT_NAME = /^(?:.*[._-])?result\.json$/;

/**
 * Every result below `folder`, and those that cannot be used, each with one line why.
 * @throws UsageError naming `--history` when there is no such folder, or no result in it
 */
export async function readHistory(folder: string): Promise<{
  readonly results: readonly NamedResult[];
  readonly broken: readonly LeftOut[];
}> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (cause: unknown) => {
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new UsageError(`--history: cannot read ${folder} (${why})`, '--history', folder, {
        cause,
      });
    },
  );
  const paths = entries
    .filter((entry) => entry.isFile() && RESULT_NAME.test(entry.name))
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
  if (paths.length === 0) {
    throw new UsageError(`--history: no result.json below ${folder}`, '--history', folder);
  }
  const results: NamedResult[] = [];
  const broken: LeftOut[] = [];
  for (const path of paths) {
    const file = relative(folder, path);
    try {
      results.push({ file, result: await readResult(path) });
    } catch (error) {
      if (!(error instanceof AgentbenchError)) throw error;
      broken.push({ file, reason: error.message });
    }
  }
  return { results, broken };
}
