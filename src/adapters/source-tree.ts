/** The sources of an adapter: which files belong to it, their hash, their copy in the cache. */
import { createHash } from 'node:crypto';
import { chmod, copyFile, mkdir, readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';

/** Products of builds done by hand in the source folder. */
const excluded = new Set(['node_modules', 'target', 'dist', 'build', '__pycache__']);

/** Copied, for kits may read them; not hashed, for a new deviation or reason is no reason to build. */
const manifests = new Set(['adapter.json', 'language.json']);

/** Files of a source folder, relative, sorted; without build products and dotfiles. */
export async function sourceFiles(directory: string): Promise<string[]> {
  const found: string[] = [];
  const walk = async (folder: string): Promise<void> => {
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      if (excluded.has(entry.name) || entry.name.startsWith('.')) continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) await walk(path);
      else if (entry.isFile()) found.push(relative(directory, path));
    }
  };
  await walk(directory);
  return found.sort();
}

/** SHA-256 over names and contents of a folder's source files but its manifest, hex. */
export async function hashSources(directory: string): Promise<string> {
  const files = await sourceFiles(directory);
  return hashFiles(
    directory,
    files.filter((file) => !manifests.has(file)),
  );
}

/** SHA-256 over names and contents of these files of a folder, hex. */
export async function hashFiles(directory: string, files: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const file of files) {
    const content = await readFile(join(directory, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/** Copies a folder's source files; the copies are writable even when the originals are not. */
export async function copySources(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const file of await sourceFiles(from)) {
    const target = join(to, file);
    await mkdir(dirname(target), { recursive: true });
    await copyFile(join(from, file), target);
    await chmod(target, 0o644);
  }
}
