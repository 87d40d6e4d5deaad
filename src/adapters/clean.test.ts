import { existsSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { findLeftovers, neededBuilds, removeLeftovers, type CleanChoice } from './clean.js';
import { setUp } from './set-up.js';
import { product, runScript, testTree, type TestTree } from './testing/tree.js';

const SIZE = 100_000;
let tree: TestTree;
let cache: string;

async function build(): Promise<void> {
  for (const adapter of await tree.all()) {
    expect((await setUp(adapter, tree.context)).state).toBe('ready');
  }
}

async function clean(choice: CleanChoice) {
  const found = await findLeftovers(cache, choice);
  await removeLeftovers(cache, found);
  return { ...found, names: found.leftovers.map(({ name }) => name) };
}

const unused = async () => ({ needed: await neededBuilds(await tree.all(), tree.context) });

const builds = (): Promise<string[]> =>
  readdir(join(cache, 'adapters', 'one', 'a')).catch(() => []);

beforeEach(async () => {
  tree = await testTree();
  cache = tree.context.cacheDirectory;
  await tree.language('one', { build: [runScript] });
  await tree.adapter('one/a', product(SIZE));
  await tree.adapter('one/b', product(SIZE));
  await build();
  await mkdir(join(cache, 'shared', 'one'), { recursive: true });
  await writeFile(join(cache, 'shared', 'one', 'target'), Buffer.alloc(SIZE, 1));
  await mkdir(join(cache, 'fixtures'));
});

it('removes all builds, what they share and their logs, and nothing else', async () => {
  const { names, bytes, busy } = await clean({});
  expect(names).toEqual(['one/a', 'one/b', 'one']);
  expect(busy).toEqual([]);
  expect(bytes).toBeGreaterThan(3 * SIZE);
  expect(await readdir(join(cache, 'adapters'))).toEqual([]);
  expect(await readdir(join(cache, 'shared'))).toEqual([]);
  expect(await readdir(join(cache, 'logs'))).toEqual([]);
  expect(existsSync(join(cache, 'fixtures'))).toBe(true);
});

it('removes builds of named adapters only', async () => {
  expect((await clean({ names: new Set(['one/b']) })).names).toEqual(['one/b']);
  expect(await builds()).toHaveLength(1);
  expect(existsSync(join(cache, 'shared', 'one'))).toBe(true);
});

it('removes, of what is unused, former states and adapters that are gone, and keeps the present', async () => {
  const [former] = await builds();
  await tree.adapter('one/a', product(SIZE + 1));
  await build();
  await mkdir(join(cache, 'adapters', 'gone', 'x', '0123'), { recursive: true });
  const { names, bytes } = await clean(await unused());
  expect(names).toEqual(['gone/x', 'one/a']);
  expect(bytes).toBeGreaterThan(SIZE);
  expect(bytes).toBeLessThan(2 * SIZE);
  expect(await builds()).toHaveLength(1);
  expect(await builds()).not.toContain(former);
  expect(existsSync(join(cache, 'adapters', 'gone'))).toBe(false);
  expect((await clean(await unused())).names).toEqual([]);
});

it('keeps all builds of an adapter whose tool is missing now: it may be back tomorrow', async () => {
  await tree.language('one', {
    build: [runScript],
    needs: [{ command: 'no-such-tool', minimum: '1.0' }],
  });
  expect((await clean(await unused())).names).toEqual([]);
  expect(await builds()).toHaveLength(1);
});

it('leaves alone what is being built, and what is shared with it', async () => {
  const [key] = await builds();
  const lock = join(cache, 'adapters', 'one', 'a', `${key ?? ''}.lock`);
  await writeFile(lock, String(process.pid));
  const { names, busy } = await clean({});
  expect(busy).toEqual(['one/a']);
  expect(names).toEqual(['one/b']);
  expect(existsSync(join(dirname(lock), key ?? ''))).toBe(true);
});

it('removes a build that was cut off before its folder was there', async () => {
  await writeFile(join(cache, 'adapters', 'one', 'a', '4567.lock'), '4194305');
  expect((await clean(await unused())).names).toEqual(['one/a']);
  expect(await builds()).toHaveLength(1);
});
