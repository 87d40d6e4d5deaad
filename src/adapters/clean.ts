/** Removes built adapters from the cache, and tells what that frees. */
import { readdir, readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Adapter } from './adapter.js';
import { DiskUse } from './disk-use.js';
import { isAlive } from './process-group.js';
import { inspectSetup, type SetupContext } from './set-up.js';

/** Something in the cache that can go. */
export interface Leftover {
  /** `<language>/<framework>`, or `<language>` for what its adapters share. */
  readonly name: string;
  /** Its folder and what lies beside it: lock and log. */
  readonly paths: readonly string[];
  readonly bytes: number;
}

export interface Cleaning {
  readonly leftovers: readonly Leftover[];
  /** Builds under way now, by whichever process: left alone. */
  readonly busy: readonly string[];
  readonly bytes: number;
}

/** What is to go. */
export interface CleanChoice {
  /** Only builds of these adapters, by name; undefined: of all, and what languages share. */
  readonly names?: ReadonlySet<string> | undefined;
  /** What is still needed; undefined: nothing is. */
  readonly needed?: NeededBuilds | undefined;
}

/** What adapters need in their present state. */
export interface NeededBuilds {
  /** The folders that their builds are in, or will be in. */
  readonly directories: ReadonlySet<string>;
  /** Names of those whose folder cannot be told, for a tool is missing now: all their builds stay. */
  readonly undecided: ReadonlySet<string>;
  readonly languages: ReadonlySet<string>;
}

const names = (directory: string): Promise<string[]> => readdir(directory).catch(() => []);

export async function neededBuilds(
  adapters: readonly Adapter[],
  context: SetupContext,
): Promise<NeededBuilds> {
  const directories = new Set<string>();
  const undecided = new Set<string>();
  for (const adapter of adapters) {
    const state = await inspectSetup(adapter, context);
    if ('plan' in state) directories.add(state.plan.directory);
    else undecided.add(`${adapter.language.language}/${adapter.slug}`);
  }
  const languages = new Set(adapters.map(({ language }) => language.language));
  return { directories, undecided, languages };
}

async function isBusy(lock: string): Promise<boolean> {
  const owner = Number(await readFile(lock, 'utf8').catch(() => ''));
  return owner > 0 && isAlive(owner);
}

/** All builds in the cache: `adapters/<language>/<framework>/<key>`, as folder names. */
async function allBuilds(cacheDirectory: string): Promise<{ name: string; directory: string }[]> {
  const root = join(cacheDirectory, 'adapters');
  const found: { name: string; directory: string }[] = [];
  for (const language of await names(root)) {
    for (const slug of await names(join(root, language))) {
      for (const key of await names(join(root, language, slug))) {
        const directory = join(root, language, slug, key.replace(/\.lock$/, ''));
        if (!found.some((build) => build.directory === directory))
          found.push({ name: `${language}/${slug}`, directory });
      }
    }
  }
  return found;
}

/** Looks for what can go; removes nothing. */
export async function findLeftovers(
  cacheDirectory: string,
  choice: CleanChoice,
): Promise<Cleaning> {
  const use = new DiskUse();
  const leftovers: Leftover[] = [];
  const busy: string[] = [];
  const add = async (name: string, paths: string[]): Promise<void> => {
    leftovers.push({ name, paths, bytes: await use.freedBy(paths) });
  };
  for (const { name, directory } of await allBuilds(cacheDirectory)) {
    if (choice.names && !choice.names.has(name)) continue;
    if (choice.needed?.undecided.has(name) || choice.needed?.directories.has(directory)) continue;
    const [language = '', slug = ''] = name.split('/');
    const log = `set-up-${language}-${slug}-${basename(directory)}.log`;
    if (await isBusy(`${directory}.lock`)) busy.push(name);
    else await add(name, [directory, `${directory}.lock`, join(cacheDirectory, 'logs', log)]);
  }
  if (!choice.names && busy.length === 0) {
    const shared = join(cacheDirectory, 'shared');
    for (const language of await names(shared)) {
      if (!choice.needed?.languages.has(language)) await add(language, [join(shared, language)]);
    }
  }
  return { leftovers, busy, bytes: leftovers.reduce((sum, { bytes }) => sum + bytes, 0) };
}

/** Removes what was found, and folders that are empty then. */
export async function removeLeftovers(
  cacheDirectory: string,
  { leftovers }: Cleaning,
): Promise<void> {
  for (const { paths } of leftovers) {
    for (const path of paths) await rm(path, { recursive: true, force: true });
  }
  const root = join(cacheDirectory, 'adapters');
  for (const language of await names(root)) {
    for (const slug of await names(join(root, language))) {
      const folder = join(root, language, slug);
      if ((await names(folder)).length === 0) await rm(folder, { recursive: true, force: true });
    }
    const folder = join(root, language);
    if ((await names(folder)).length === 0) await rm(folder, { recursive: true, force: true });
  }
}
