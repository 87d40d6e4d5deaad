/** `agentbench report --html`: results in, one page out. */
import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UsageError } from '../errors.js';
import type { NamedResult } from '../compare/comparison.js';
import type { PageSamples } from '../report/html/page-data.js';

/** Null where the folder has no raw samples; what is damaged is refused by its reader. */
async function samplesBeside(path: string): Promise<PageSamples | null> {
  const { RAW_FILES } = await import('../results/raw-files.js');
  const { readColdStarts, readProcesses, readRequests } = await import('../results/read-raw.js');
  const folder = (await stat(path)).isDirectory() ? path : dirname(path);
  const at = (kind: keyof typeof RAW_FILES): string => join(folder, RAW_FILES[kind]);
  if (!(['requests', 'processes', 'coldStarts'] as const).every((kind) => existsSync(at(kind)))) {
    return null;
  }
  return {
    requests: await readRequests(at('requests')),
    processes: await readProcesses(at('processes')),
    coldStarts: await readColdStarts(at('coldStarts')),
  };
}

/** The whole document. @throws UsageError naming the result that cannot be read or compared */
export async function pageOf([path, ...others]: readonly [string, ...string[]]): Promise<string> {
  const { readResult } = await import('../results/read-result.js');
  const first: NamedResult = { file: path, result: await readResult(path) };
  if (others.length === 0) {
    const { htmlReport } = await import('../report/html/html-report.js');
    return htmlReport({ result: first.result, samples: await samplesBeside(path) });
  }
  const { compareResults, planComparisons, refuseIncompatible } =
    await import('../compare/comparison.js');
  const { comparisonPage } = await import('../compare/page/comparison-page.js');
  const results: [NamedResult, ...NamedResult[]] = [first];
  for (const file of others) results.push({ file, result: await readResult(file) });
  const planned = planComparisons(results);
  refuseIncompatible(planned);
  return comparisonPage(compareResults(planned, {}), results);
}

/** @throws UsageError naming the result that cannot be read, or `--html` */
export async function writePage(
  paths: readonly [string, ...string[]],
  file: string,
): Promise<void> {
  const { writeAtomically } = await import('../results/atomic-write.js');
  const folder = dirname(file);
  if (!(await stat(folder).catch(() => null))?.isDirectory()) {
    throw new UsageError(`--html: there is no folder "${folder}" to write to`, '--html', file);
  }
  const page = await pageOf(paths);
  await writeAtomically(file, page);
  process.stderr.write(`page: ${file}\n`);
}
