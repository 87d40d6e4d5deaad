/** `agentbench setup --clean`: removes built adapters, and says how much of the disk that freed. */
import { chooseAdapters, knownAdapters } from '../adapters/choose.js';
import { findLeftovers, neededBuilds, removeLeftovers } from '../adapters/clean.js';
import { formatBytes } from '../format-bytes.js';
import { setupContext } from './setup-context.js';

interface CleanOptions {
  adapters?: string;
  adapter?: string[];
  framework: readonly string[] | undefined;
  language?: string[];
  unused?: boolean;
  dryRun?: boolean;
}

/** @param flag what an unknown name is blamed on */
export async function cleanCache(options: CleanOptions, flag: string): Promise<void> {
  const context = setupContext();
  const isNarrowed = Boolean(options.framework ?? options.language ?? options.adapter);
  const chosen = isNarrowed ? await chooseAdapters(options, flag) : undefined;
  const known = options.unused ? await knownAdapters(options) : undefined;
  const cleaning = await findLeftovers(context.cacheDirectory, {
    names: chosen && new Set(chosen.map((one) => `${one.language.language}/${one.slug}`)),
    needed: known && (await neededBuilds(known.all, context)),
  });
  if (!options.dryRun) await removeLeftovers(context.cacheDirectory, cleaning);
  const builds = new Map<string, { count: number; bytes: number }>();
  for (const { name, bytes } of cleaning.leftovers) {
    const before = builds.get(name) ?? { count: 0, bytes: 0 };
    builds.set(name, { count: before.count + 1, bytes: before.bytes + bytes });
  }
  const lines = [...builds].map(([name, { count, bytes }]) => {
    const what = name.includes('/') ? (count === 1 ? '1 build' : `${count} builds`) : 'shared';
    return `${name}: ${what}, ${formatBytes(bytes)}`;
  });
  for (const name of cleaning.busy) lines.push(`${name}: left alone, it is being built now`);
  const verb = options.dryRun ? 'would be freed' : 'freed';
  lines.push(`${formatBytes(cleaning.bytes)} ${verb} in ${context.cacheDirectory}`);
  process.stdout.write(`${lines.join('\n')}\n`);
}
