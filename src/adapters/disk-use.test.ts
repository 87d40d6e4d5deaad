import { link, mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { DiskUse } from './disk-use.js';

const SIZE = 200_000;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'agentbench-'));
  for (const name of ['a', 'b']) await mkdir(join(folder, name));
  await writeFile(join(folder, 'a', 'file'), Buffer.alloc(SIZE, 1));
});

it('counts what a folder takes on the disk', async () => {
  const bytes = await new DiskUse().freedBy([join(folder, 'a')]);
  expect(bytes).toBeGreaterThanOrEqual(SIZE);
  expect(bytes).toBeLessThan(SIZE + 50_000);
});

it('counts a file with two names once both go, and not before', async () => {
  await link(join(folder, 'a', 'file'), join(folder, 'b', 'file'));
  const use = new DiskUse();
  expect(await use.freedBy([join(folder, 'a')])).toBeLessThan(SIZE);
  expect(await use.freedBy([join(folder, 'b')])).toBeGreaterThanOrEqual(SIZE);
});

it('follows no link, and takes what is missing for nothing', async () => {
  await symlink(join(folder, 'a'), join(folder, 'b', 'link'));
  const use = new DiskUse();
  expect(await use.freedBy([join(folder, 'b'), join(folder, 'none')])).toBeLessThan(SIZE);
});
