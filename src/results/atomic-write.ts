/** Files that are whole at any moment: written beside, flushed, renamed over. */
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { EnvironmentError } from '../errors.js';

/** Makes a rename last over a power cut; some file systems cannot, which is no reason to stop. */
async function syncDirectory(path: string): Promise<void> {
  const handle = await open(path, 'r');
  await handle.sync().catch(() => undefined);
  await handle.close();
}

/**
 * Replaces `path` by `content`; until then, and if it fails, the earlier content stays.
 * @throws EnvironmentError naming the file and `--out`
 */
export async function writeAtomically(path: string, content: string | Uint8Array): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    const handle = await open(temporary, 'w');
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
    await syncDirectory(dirname(path));
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    const cause = error instanceof Error ? error.message : String(error);
    throw new EnvironmentError(
      `cannot write ${path} (${cause}); earlier content is intact, choose another place with --out`,
      { cause: error },
    );
  }
}
