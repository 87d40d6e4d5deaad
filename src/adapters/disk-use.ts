/** What removing folders gives back to the disk. */
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Size of a block as `stat` counts them, whatever the file system's own is (stat(2)). */
const STAT_BLOCK_BYTES = 512;

/**
 * Counts blocks, not lengths; and a file with several names (package managers link into environments
 * what they keep in their cache) only once the last name goes, over all calls.
 */
export class DiskUse {
  private readonly names = new Map<string, number>();

  /** Bytes that are free when these paths are gone too; links are not followed, what is missing is 0. */
  async freedBy(paths: readonly string[]): Promise<number> {
    const bytes = await Promise.all(paths.map((path) => this.freed(path)));
    return bytes.reduce((sum, one) => sum + one, 0);
  }

  private async freed(path: string): Promise<number> {
    const stat = await lstat(path).catch(() => undefined);
    if (!stat) return 0;
    const own = stat.blocks * STAT_BLOCK_BYTES;
    if (stat.isDirectory()) {
      const entries = await readdir(path).catch(() => []);
      const inside = await this.freedBy(entries.map((name) => join(path, name)));
      return own + inside;
    }
    if (stat.nlink === 1) return own;
    const key = `${stat.dev}:${stat.ino}`;
    const seen = (this.names.get(key) ?? 0) + 1;
    this.names.set(key, seen);
    return seen === stat.nlink ? own : 0;
  }
}
