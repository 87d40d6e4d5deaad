/** Templates of new adapters: real programs that answer as a placeholder until the framework is filled in. */
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { UsageError } from '../errors.js';
import { packageRoot } from '../package-root.js';
import { readManifest } from './read-manifest.js';
import { sourceFiles } from './source-tree.js';

const templates = join(packageRoot, 'bench', 'templates');

/** What stands in a template where the new adapter's short name belongs. */
const PLACEHOLDER = 'my-framework';

/** What is still to be done is marked so, in every language. */
const FILL_IN = /FILL IN: ([^"\n]*)/;

const templateSchema = z.strictObject({
  /** The file in which the framework's package and version are pinned. */
  packages: z.string().min(1),
  /** Commands that lock them again, run in the adapter's folder. */
  lock: z.array(z.string().min(1)).min(1),
  /** Whether these need the language's kit as sibling folder. */
  lockNeedsKit: z.boolean().default(false),
});
export type Template = z.infer<typeof templateSchema>;

/** A place that waits for the framework. */
export interface FillIn {
  readonly file: string;
  readonly line: number;
  readonly what: string;
}

export interface NewAdapter {
  readonly template: Template;
  /** Relative to its folder. */
  readonly files: readonly string[];
  readonly fillIns: readonly FillIn[];
}

/** Languages that have a template. */
export async function templateLanguages(): Promise<string[]> {
  const entries = await readdir(templates, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

function fillInsOf(file: string, text: string): FillIn[] {
  return text.split('\n').flatMap((content, at) => {
    const what = FILL_IN.exec(content)?.[1];
    return what === undefined ? [] : [{ file, line: at + 1, what }];
  });
}

/**
 * Makes the adapter `<language>/<slug>` from its language's template.
 * @throws UsageError when the folder holds something already
 */
export async function newAdapter(
  language: string,
  slug: string,
  directory: string,
): Promise<NewAdapter> {
  const source = join(templates, language);
  const template = await readManifest(join(source, 'template.json'), templateSchema);
  if (existsSync(directory) && readdirSync(directory).length > 0) {
    throw new UsageError(`"${directory}" holds something already: nothing was written.`, directory);
  }
  const files = (await sourceFiles(source)).filter((file) => file !== 'template.json');
  const fillIns: FillIn[] = [];
  for (const file of files) {
    const text = (await readFile(join(source, file), 'utf8')).replaceAll(PLACEHOLDER, slug);
    const target = join(directory, file);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, text, { flag: 'wx' });
    fillIns.push(...fillInsOf(file, text));
  }
  return { template, files, fillIns };
}
