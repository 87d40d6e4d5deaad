/** Writes what a study found, for machines and for readers, under results/studies/. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../../src/package-root.js';
import { readResult } from '../../src/results/read-result.js';

/** `Measured 2026-01-02 on …`, of a result that the study made. */
export async function measuredOn(resultFolder: string): Promise<string> {
  const {
    environment: { cpu, logicalCores, platform, kernel, node, pinning, gitRevision },
    startedAt,
  } = await readResult(resultFolder);
  return (
    `Measured ${startedAt.slice(0, 10)} on ${cpu}, ${logicalCores} logical cores, ${platform} ${kernel}, ` +
    `Node ${node}; ${pinning.note}; git ${gitRevision ?? 'unknown'}.`
  );
}

/** Writes `<name>.json` and `<name>.md` to `folder` (default results/studies/) and prints the latter. */
export async function writeStudy(
  name: string,
  json: object,
  markdown: string,
  folder = join(packageRoot, 'results/studies'),
): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${name}.json`), `${JSON.stringify(json, null, 2)}\n`);
  const path = join(folder, `${name}.md`);
  await writeFile(path, markdown);
  process.stdout.write(await readFile(path, 'utf8'));
}
