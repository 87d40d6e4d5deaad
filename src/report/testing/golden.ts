/** Golden files: what a person reads, as it was last looked at. */
import { readFile, writeFile } from 'node:fs/promises';
import stringWidth from 'string-width';

/** The golden file's text; AGENTBENCH_GOLDEN=write renews it. */
export async function goldenText(name: string, actual: string): Promise<string> {
  const path = new URL(`../../../fixtures/golden/${name}`, import.meta.url);
  if (process.env.AGENTBENCH_GOLDEN === 'write') await writeFile(path, actual);
  return readFile(path, 'utf8');
}

/** Lines that take more columns than there are. */
export function tooWide(text: string, width: number): string[] {
  return text.split('\n').filter((line) => stringWidth(line) > width);
}
