/** Golden files: what a person reads, as it was last looked at. */
import { readFile, writeFile } from 'node:fs/promises';

/** The golden file's text; AGENTBENCH_GOLDEN=write renews it. */
export async function goldenText(name: string, actual: string): Promise<string> {
  const path = new URL(`../../../fixtures/golden/${name}`, import.meta.url);
  if (process.env.AGENTBENCH_GOLDEN === 'write') await writeFile(path, actual);
  return readFile(path, 'utf8');
}
