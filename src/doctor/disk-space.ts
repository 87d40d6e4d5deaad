/** Room taken and left where adapters are built. */
import { lstat, readdir, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export interface DiskEvidence {
  readonly path: string;
  /** Of everything below; 0 where there is nothing yet. */
  readonly usedBytes: number;
  /** On its file system; null where not told. */
  readonly freeBytes: number | null;
}

/** Bytes on disk below a folder, each hard-linked file once; what vanishes meanwhile counts as nothing. */
async function usedBelow(path: string, counted: Set<number>): Promise<number> {
  const stat = await lstat(path).catch(() => null);
  if (stat === null) return 0;
  if (!stat.isDirectory()) {
    if (stat.nlink > 1 && counted.has(stat.ino)) return 0;
    counted.add(stat.ino);
    return stat.blocks * 512;
  }
  let bytes = 0;
  for (const name of await readdir(path).catch(() => [])) {
    bytes += await usedBelow(join(path, name), counted);
  }
  return bytes;
}

/** The nearest folder above that exists tells of the file system. */
async function freeAt(path: string): Promise<number | null> {
  const told = await statfs(path).catch(() => null);
  if (told) return told.bavail * told.bsize;
  return dirname(path) === path ? null : freeAt(dirname(path));
}

export async function measureDisk(path: string): Promise<DiskEvidence> {
  return { path, usedBytes: await usedBelow(path, new Set()), freeBytes: await freeAt(path) };
}
