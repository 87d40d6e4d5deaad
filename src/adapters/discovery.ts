/** Finds adapters on disk. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '../errors.js';
import { packageRoot } from '../package-root.js';
import type { Adapter } from './adapter.js';
import { adapterManifestSchema, languageManifestSchema } from './manifest.js';
import { readManifest } from './read-manifest.js';

export { nearest } from '../nearest.js';

/** The adapters that come with the tool. */
export const bundledAdapters = join(packageRoot, 'bench', 'adapters');

async function subfolders(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .sort();
}

async function discoverLanguage(root: string, folder: string): Promise<Adapter[]> {
  const kitDirectory = join(root, folder, 'kit');
  const language = await readManifest(join(kitDirectory, 'language.json'), languageManifestSchema);
  const slugs = (await subfolders(join(root, folder))).filter((slug) => slug !== 'kit');
  return Promise.all(
    slugs.map(async (slug) => {
      const sourceDirectory = join(root, folder, slug);
      const path = join(sourceDirectory, 'adapter.json');
      const manifest = await readManifest(path, adapterManifestSchema);
      const name = `${folder}/${slug}`;
      if (manifest.name !== name || manifest.language !== language.language) {
        throw new UsageError(
          `${path}: field "name" is "${manifest.name}", its folder says "${name}"`,
        );
      }
      return { name, slug, manifest, language, sourceDirectory, kitDirectory, params: {} };
    }),
  );
}

/** All adapters below `root`, sorted by name with each language's `bare` first. */
export async function discoverAdapters(
  root = bundledAdapters,
  flag = '--adapters',
): Promise<Adapter[]> {
  const languages = await subfolders(root).catch((cause: unknown) => {
    throw new UsageError(`${flag}: no folder "${root}"`, flag, root, { cause });
  });
  const found = await Promise.all(languages.map((folder) => discoverLanguage(root, folder)));
  return found.flat().sort(byLanguageThenBareFirst);
}

function byLanguageThenBareFirst(a: Adapter, b: Adapter): number {
  const rank = (adapter: Adapter) =>
    `${adapter.language.language} ${adapter.manifest.kind === 'baseline' ? '0' : '1'} ${adapter.slug}`;
  return rank(a) < rank(b) ? -1 : 1;
}
