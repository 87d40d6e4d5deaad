/** From what a command was given to the adapters it works on: alike in all commands. */
import { resolve } from 'node:path';
import type { Adapter } from './adapter.js';
import { bundledAdapters, discoverAdapters } from './discovery.js';
import { readGroups } from './groups.js';
import { outsideAdapter } from './outside-adapter.js';
import { selectAdapters } from './selection.js';
import { parseVariantName } from './variant.js';

/** As options of the command line name it. */
export interface AdapterChoice {
  /** The folder of adapters; by default those that come with the tool. */
  readonly adapters?: string | undefined;
  /** Adapters that lie elsewhere, each a folder or a program. */
  readonly adapter?: readonly string[] | undefined;
  /** Words of a selection (see `selectAdapters`). */
  readonly framework?: readonly string[] | undefined;
  readonly language?: readonly string[] | undefined;
  /** A group that stands for all where nothing is named; ignored where it is not defined. */
  readonly byDefault?: string | undefined;
}

/** The tree's adapters, and those that lie elsewhere. */
export interface KnownAdapters {
  readonly all: readonly Adapter[];
  readonly outside: readonly Adapter[];
}

/**
 * All adapters that a selection may name.
 * @throws UsageError when one cannot be read, or two have the same name
 */
export async function knownAdapters(
  { adapters, adapter: paths = [] }: AdapterChoice,
  flag?: string,
): Promise<KnownAdapters> {
  const all: Adapter[] = await discoverAdapters(adapters, flag);
  const outside: Adapter[] = [];
  for (const path of new Set(paths.map((one) => resolve(one)))) {
    const found = await outsideAdapter(path, all);
    if (!all.includes(found)) all.push(found);
    if (!outside.includes(found)) outside.push(found);
  }
  return { all, outside };
}

/**
 * The adapters that are chosen. Those given by `--adapter` always are; where nothing else is named, they
 * alone.
 * @param flag what an unknown name is blamed on
 * @throws UsageError in one line; see `selectAdapters`
 */
export async function chooseAdapters(
  choice: AdapterChoice,
  flag = '--framework',
): Promise<Adapter[]> {
  const { all, outside } = await knownAdapters(choice);
  const { framework, language, adapters, byDefault } = choice;
  if (outside.length > 0 && framework === undefined && language === undefined) return [...outside];
  const groups = await readGroups(adapters ?? bundledAdapters);
  const usual =
    byDefault !== undefined && language === undefined && groups.has(byDefault)
      ? [`@${byDefault}`]
      : undefined;
  const selection = { frameworks: framework ?? usual, languages: language };
  const chosen = selectAdapters(all, selection, flag, groups);
  const names = new Set(chosen.map(({ name }) => parseVariantName(name).base));
  return [...chosen, ...outside.filter(({ name }) => !names.has(name))];
}
