/** Where an adapter is built in the cache and by which commands. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Adapter } from './adapter.js';
import { hashFiles, hashSources } from './source-tree.js';

export interface BuildPlan {
  /** Of all that makes the built adapter behave as it does, its manifests' start and environment too. */
  readonly hash: string;
  /** Everything below is made anew when any input of the build changes. */
  readonly directory: string;
  readonly sourceDirectory: string;
  readonly kitDirectory: string;
  readonly productDirectory: string;
  /** Written last: its presence means that the build is whole. */
  readonly recordPath: string;
  readonly logPath: string;
  /** Commands that download, then commands that build. */
  readonly fetch: readonly (readonly string[])[];
  readonly build: readonly (readonly string[])[];
  readonly buildEnvironment: Readonly<Record<string, string>>;
  readonly start: readonly string[];
  /** The language's and the adapter's own variables, placeholders filled in. */
  readonly environment: Readonly<Record<string, string>>;
  readonly installed: readonly string[];
}

/**
 * Plans a build under a hash of sources, kit, lock file, commands and toolchain versions, so that an
 * unchanged adapter is never built twice and a changed one never mistaken for the old.
 */
export async function planBuild(
  adapter: Adapter,
  toolVersions: Readonly<Record<string, string>>,
  cacheDirectory: string,
): Promise<BuildPlan> {
  const { language, manifest, slug, sourceDirectory, inPlace } = adapter;
  const kitHash = inPlace ? '' : await hashSources(adapter.kitDirectory);
  const fetch = manifest.build ? [] : (language.fetch ?? []);
  const build = manifest.build ?? language.build;
  const key = createHash('sha256')
    .update(
      JSON.stringify([
        await (inPlace ? hashFiles(sourceDirectory, inPlace) : hashSources(sourceDirectory)),
        kitHash,
        manifest.package,
        [...fetch, ...build],
        language.buildEnvironment,
        Object.entries(toolVersions).sort(),
      ]),
    )
    .digest('hex')
    .slice(0, 16);
  const directory = join(cacheDirectory, 'adapters', language.language, slug, key);
  const places: Record<string, string> = {
    source: inPlace ? sourceDirectory : join(directory, slug),
    kit: join(directory, 'kit'),
    build: join(directory, 'build'),
    shared: join(cacheDirectory, 'shared', language.language),
    slug,
    kitHash: kitHash.slice(0, 16),
  };
  const fill = (text: string) =>
    text.replace(/\{(\w+)\}/g, (whole, name: string) => places[name] ?? whole);
  const fillAll = (values: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, fill(value)]));
  const variables = [...language.environment, ...manifest.environment];
  const start = manifest.start ?? language.start;
  const hash = createHash('sha256')
    .update(JSON.stringify([key, start, variables, manifest.expectedLlmCalls]))
    .digest('hex')
    .slice(0, 16);
  return {
    hash,
    directory,
    sourceDirectory: inPlace ? sourceDirectory : join(directory, slug),
    kitDirectory: join(directory, 'kit'),
    productDirectory: join(directory, 'build'),
    recordPath: join(directory, 'built.json'),
    logPath: join(cacheDirectory, 'logs', `set-up-${language.language}-${slug}-${key}.log`),
    fetch: fetch.map((command) => command.map(fill)),
    build: build.map((command) => command.map(fill)),
    buildEnvironment: fillAll(language.buildEnvironment),
    start: start.map(fill),
    environment: fillAll(Object.fromEntries(variables.map(({ name, value }) => [name, value]))),
    installed: language.installed.map(fill),
  };
}
