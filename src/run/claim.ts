/** One process at a time measures into a folder: two would do the same blocks twice. */
import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from '../adapters/process-group.js';
import { UsageError } from '../errors.js';

const CLAIM_FILE = 'running.pid';

/** When a process was started, in ticks since boot, so that a pid given anew is not taken for the old one. */
function startTicks(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name before it may hold spaces and brackets; the start is the 22nd field (proc(5)).
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

/**
 * Claims `directory` for this process; the function it gives lets it go. A claim of a process that has ended
 * is taken over.
 * @throws UsageError when another process is at work there
 */
export async function claim(directory: string): Promise<() => Promise<void>> {
  await mkdir(directory, { recursive: true }).catch(() => undefined);
  const path = join(directory, CLAIM_FILE);
  const mine = `${process.pid} ${startTicks(process.pid)}`;
  for (;;) {
    try {
      const file = await open(path, 'wx');
      await file.writeFile(mine);
      await file.close();
      return () => rm(path, { force: true });
    } catch (error) {
      // A folder that cannot be written is reported by the first result that should go there.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return () => Promise.resolve();
    }
    const [pid = 0, ticks = ''] = (await readFile(path, 'utf8').catch(() => ''))
      .split(' ')
      .map((field, at) => (at === 0 ? Number(field) : field)) as [number?, string?];
    if (pid > 0 && isAlive(pid) && startTicks(pid) === ticks) {
      throw new UsageError(
        `${directory}: process ${pid} is measuring into it; wait for its end, or end it first.`,
        directory,
        pid,
      );
    }
    await rm(path, { force: true });
  }
}
