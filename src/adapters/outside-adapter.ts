/** Adapters that lie outside the tree (`--adapter PATH`): a folder with adapter.json, or one program. */
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { basename, delimiter, dirname, extname, join, relative, resolve } from 'node:path';
import { z } from 'zod';
import { UsageError } from '../errors.js';
import type { Adapter } from './adapter.js';
import { adapterManifestSchema } from './manifest.js';
import { type ProgramManifest, programManifestSchema } from './program-manifest.js';
import { readManifest } from './read-manifest.js';

const FLAG = '--adapter';

/** What a program is written in, and what runs it where it is not executable itself. */
const kinds: Readonly<Record<string, { readonly language: string; readonly runner: string }>> = {
  '.py': { language: 'python', runner: 'python3' },
  '.js': { language: 'javascript', runner: 'node' },
  '.mjs': { language: 'javascript', runner: 'node' },
  '.cjs': { language: 'javascript', runner: 'node' },
};

/** The language of a program that does not tell. */
const UNKNOWN_LANGUAGE = 'own';

function refuse(path: string, why: string): never {
  throw new UsageError(`${FLAG} ${path}: ${why}`, FLAG, path);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** The first word of a command as it is started: a path made absolute, or a name that the PATH has. */
function programOf(word: string, folder: string, given: string): string {
  if (word.includes('/')) {
    const path = resolve(folder, word);
    return isExecutable(path) ? path : refuse(given, `"${path}" is no file that can be executed`);
  }
  const folders = (process.env.PATH ?? '').split(delimiter);
  if (folders.some((one) => isExecutable(join(one, word)))) return word;
  return refuse(given, `there is no "${word}" on the PATH`);
}

function fromManifest(manifest: ProgramManifest, folder: string, given: string): Adapter {
  const { command, ...rest } = manifest;
  const [before = '', slug = ''] = rest.name.split('/');
  const language = rest.language ?? before;
  const [word = '', ...args] = command;
  const start = [programOf(word, folder, given), ...args];
  const files = [...command, 'adapter.json'].filter((file) => {
    const path = resolve(folder, file);
    return existsSync(path) && statSync(path).isFile();
  });
  const whole = adapterManifestSchema.parse({
    title: slug,
    package: { name: slug, version: 'not stated' },
    ...rest,
    language,
    kind: 'framework',
    capabilities: ['react'],
  });
  return {
    name: whole.name,
    slug,
    manifest: whole,
    language: {
      ...{ language, title: language, needs: [], build: [], buildEnvironment: {} },
      ...{ start, environment: [], installed: ['{source}'], lockFile: 'none' },
    },
    sourceDirectory: folder,
    kitDirectory: folder,
    inPlace: files.map((file) => relative(folder, resolve(folder, file))),
    params: {},
  };
}

/** A program alone: its name is the file's. */
function fromProgram(path: string, given: string): Adapter {
  const extension = extname(path);
  const kind = kinds[extension];
  const slug = basename(path, extension)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  if (slug === '') refuse(given, 'its file name has no letter to name the adapter by');
  const file = basename(path);
  const own = isExecutable(path) ? [`./${file}`] : undefined;
  const command = own ?? (kind ? [kind.runner, file] : undefined);
  if (command === undefined) {
    refuse(
      given,
      `is not executable, and nothing is known that runs "${extension}" files: make it executable, ` +
        'or give a folder whose adapter.json has a "command"',
    );
  }
  const name = `${kind?.language ?? UNKNOWN_LANGUAGE}/${slug}`;
  return fromManifest({ name, command }, dirname(path), given);
}

/** A folder whose adapter.json names a command, or a language of the tree whose kit builds and starts it. */
async function fromFolder(
  folder: string,
  given: string,
  tree: readonly Adapter[],
): Promise<Adapter> {
  const path = join(folder, 'adapter.json');
  if (!existsSync(path)) refuse(given, 'has no adapter.json');
  const json = await readManifest(path, z.looseObject({}));
  if ('command' in json) {
    return fromManifest(await readManifest(path, programManifestSchema), folder, given);
  }
  const manifest = await readManifest(path, adapterManifestSchema);
  const sibling = tree.find(({ language }) => language.language === manifest.language);
  if (!sibling) {
    const known = [...new Set(tree.map(({ language }) => language.language))].join(', ');
    refuse(
      given,
      `its adapter.json has no "command", and no kit is for its language "${manifest.language}" ` +
        `(there are: ${known})`,
    );
  }
  const { language, kitDirectory } = sibling;
  const slug = manifest.name.split('/')[1] ?? '';
  return {
    ...{ name: manifest.name, slug, manifest, language, kitDirectory },
    sourceDirectory: folder,
    params: {},
  };
}

/**
 * The adapter at `path`: a folder with adapter.json, that file itself, or a program that speaks the
 * protocol (an executable, or a Python or JavaScript file). `tree` is where kits are found.
 * @throws UsageError when there is none, or its name is taken
 */
export async function outsideAdapter(path: string, tree: readonly Adapter[]): Promise<Adapter> {
  const full = resolve(path);
  if (!existsSync(full)) refuse(path, 'no such file or folder');
  const isFolder = statSync(full).isDirectory();
  const folder = isFolder ? full : basename(full) === 'adapter.json' ? dirname(full) : undefined;
  const inTree = tree.find(({ sourceDirectory }) => resolve(sourceDirectory) === folder);
  if (inTree) return inTree;
  const adapter = folder ? await fromFolder(folder, path, tree) : fromProgram(full, path);
  if (!tree.some(({ name }) => name === adapter.name)) return adapter;
  return refuse(
    path,
    `the name "${adapter.name}" is taken: give it another one in its adapter.json`,
  );
}
