/** Finds adapters on disk and chooses among them by name. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { distance } from 'fastest-levenshtein';
import { z } from 'zod';
import { UsageError } from '../errors.js';
import { packageRoot } from '../package-root.js';
import type { Adapter } from './adapter.js';
import { adapterManifestSchema, languageManifestSchema } from './manifest.js';
import { parseVariantName, variantOf } from './variant.js';

/** The adapters that come with the tool. */
export const bundledAdapters = join(packageRoot, 'bench', 'adapters');

async function readManifest<T extends z.ZodType>(path: string, schema: T): Promise<z.infer<T>> {
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

/** The candidate that is spelled most alike. */
export function nearest(value: string, candidates: readonly string[]): string | undefined {
  return [...candidates].sort((a, b) => distance(value, a) - distance(value, b))[0];
}

function isNamed({ name, slug }: Adapter, wanted: string): boolean {
  return name === wanted || slug === wanted;
}

/** Which adapters are wanted; undefined means all. */
export interface Selection {
  readonly frameworks?: readonly string[] | undefined;
  readonly languages?: readonly string[] | undefined;
}

function unknown(flag: string, value: string, candidates: readonly string[]): UsageError {
  const like = nearest(value, candidates);
  const hint = like === undefined ? '' : ` Did you mean "${like}"?`;
  return new UsageError(`${flag}: no adapter is named "${value}".${hint}`, flag, value);
}

/**
 * The adapters that a selection names: `--framework` takes full names (`python/bare`) or short
 * ones (`bare`, in every language that has it), either with `?key=value` for a variant; `--language`
 * takes languages. Both narrow. A reference adapter is taken only when it is named.
 */
export function selectAdapters(
  all: readonly Adapter[],
  { frameworks, languages }: Selection,
  flag = '--framework',
): Adapter[] {
  for (const value of languages ?? []) {
    const known = [...new Set(all.map((adapter) => adapter.language.language))];
    if (!known.includes(value)) {
      throw new UsageError(
        `--language: unknown language "${value}", known: ${known.join(', ')}.`,
        '--language',
        value,
      );
    }
  }
  const wanted = frameworks?.map(parseVariantName);
  for (const { base } of wanted ?? []) {
    if (!all.some((adapter) => isNamed(adapter, base))) {
      throw unknown(flag, base, [...all.map(({ name }) => name), ...all.map(({ slug }) => slug)]);
    }
  }
  const chosen = all
    .filter(({ language }) => languages === undefined || languages.includes(language.language))
    .flatMap((adapter): Adapter[] => {
      if (!wanted) return adapter.manifest.kind === 'reference' ? [] : [adapter];
      const queries = wanted.filter(({ base }) => isNamed(adapter, base)).map(({ query }) => query);
      return [...new Set(queries)].map((query) =>
        query === undefined ? adapter : variantOf(adapter, query),
      );
    });
  if (chosen.length === 0) {
    throw new UsageError(`${flag} and --language together leave no adapter.`, flag);
  }
  return chosen;
}
