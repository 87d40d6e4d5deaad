/** House rules about the tree that a reader can rely on. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { discoverAdapters } from './adapters/discovery.js';
import { packageRoot } from './package-root.js';

const adapters = await discoverAdapters();
const sources = readdirSync(join(packageRoot, 'src'), { recursive: true, withFileTypes: true })
  .filter(
    ({ name, parentPath }) => /(?<!\.test)\.ts$/.test(name) && !parentPath.includes('testing'),
  )
  .map(({ name, parentPath }) => join(parentPath, name));

it('names no framework in the harness', () => {
  const names = adapters
    .filter(({ manifest }) => manifest.kind === 'framework')
    .flatMap(({ slug, manifest }) => [slug, manifest.package.name]);
  // `ai` is a package's name, and half a word of ours.
  const pattern = new RegExp(`\\b(${names.filter((name) => name.length > 2).join('|')})\\b`, 'i');
  expect(sources.filter((path) => pattern.test(readFileSync(path, 'utf8')))).toEqual([]);
});

it('keeps files short', () => {
  const long = sources.filter((path) => readFileSync(path, 'utf8').split('\n').length > 300);
  expect(long).toEqual([]);
});

it('keeps adapters within 80 lines a file, locked, and free of the protocol', () => {
  const programs = ['adapter.py', 'adapter.ts', 'main.go', 'src/main.rs'];
  const isProgram = /\.(?:py|ts|go|rs)$/;
  for (const { sourceDirectory, language, name } of adapters) {
    const files = readdirSync(sourceDirectory, { recursive: true })
      .map(String)
      .filter((file) => !/^(?:node_modules|target|tests|\.venv)\b/.test(file));
    expect(files, name).toContain(language.lockFile);
    expect(
      programs.filter((file) => files.includes(file)),
      name,
    ).toHaveLength(1);
    const manifest = readFileSync(join(sourceDirectory, 'adapter.json'), 'utf8');
    for (const file of files.filter((one) => isProgram.test(one))) {
      const text = readFileSync(join(sourceDirectory, file), 'utf8');
      expect(text.trimEnd().split('\n').length, `${name} ${file}`).toBeLessThanOrEqual(80);
      expect(text, `${name} ${file}`).not.toMatch(/jsonrpc|stdout/i);
      expect(text + manifest, `${name} ${file}`).not.toContain('FILL IN');
    }
  }
});
