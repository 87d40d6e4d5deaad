/** How much disk a set-up will take, and whether it is there. */
import { readdir, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { EnvironmentError } from '../errors.js';
import { formatBytes } from '../format-bytes.js';
import type { Adapter } from './adapter.js';
import type { SetupContext } from './set-up.js';

export interface DiskNeed {
  readonly bytes: number;
  /** Bytes free where builds are kept; null where the system does not tell. */
  readonly freeBytes: number | null;
}

/** Where a language does not tell: a small venv or node_modules. */
const UNKNOWN = { once: 0, each: 100 };

async function isEmpty(directory: string): Promise<boolean> {
  return (await readdir(directory).catch(() => [])).length === 0;
}

/** Free bytes for this user on the disk that `directory` is, or will be, on. */
async function freeBytesAt(directory: string): Promise<number | null> {
  for (let place = directory; ; place = dirname(place)) {
    try {
      const { bavail, bsize } = await statfs(place);
      return bavail * bsize;
    } catch {
      if (place === dirname(place)) return null;
    }
  }
}

/**
 * An estimate from what languages tell of themselves (`diskMb`), package managers' caches included; what
 * adapters of a language share is left out where one is built already.
 */
export async function diskNeed(
  adapters: readonly Adapter[],
  { cacheDirectory }: Pick<SetupContext, 'cacheDirectory'>,
): Promise<DiskNeed> {
  let megabytes = 0;
  const built = adapters.filter(({ inPlace }) => !inPlace);
  for (const language of new Set(built.map((adapter) => adapter.language))) {
    const { once, each } = language.diskMb ?? UNKNOWN;
    const first = await isEmpty(join(cacheDirectory, 'adapters', language.language));
    const count = built.filter((adapter) => adapter.language === language).length;
    megabytes += (first ? once : 0) + each * count;
  }
  return { bytes: megabytes * 1e6, freeBytes: await freeBytesAt(cacheDirectory) };
}

/** `set-up of 12 adapters takes about 3.1 GB of disk; 54 GB are free`, and what of it is missing */
export function refuseFullDisk(
  adapters: readonly Adapter[],
  { bytes, freeBytes }: DiskNeed,
  { cacheDirectory }: Pick<SetupContext, 'cacheDirectory'>,
): void {
  if (freeBytes === null || bytes <= freeBytes) return;
  const many = adapters.length === 1 ? '1 adapter' : `${adapters.length} adapters`;
  throw new EnvironmentError(
    `set-up of ${many} takes about ${formatBytes(bytes)} of disk, ${formatBytes(freeBytes)} are free at ` +
      `${cacheDirectory}: name fewer adapters, run "agentbench setup --clean --unused", or set ` +
      'XDG_CACHE_HOME to another disk.',
  );
}
