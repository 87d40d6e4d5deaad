/** `agentbench setup` as a user sees it: what is told, what fails early, what --clean removes. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { product, runScript, testTree, type TestTree } from '../adapters/testing/tree.js';
import { runCli, temporaryFolder, type CliResult } from './testing/cli.js';

let tree: TestTree;
let home: string;

beforeEach(async () => {
  tree = await testTree();
  home = temporaryFolder();
  await tree.language('one', { build: [runScript], diskMb: { once: 20, each: 3 } });
  await tree.adapter('one/a', product(1));
  await tree.adapter('one/b', product(1));
});

const setup = (...args: string[]): Promise<CliResult> =>
  runCli(['setup', '--adapters', tree.root, ...args], {}, home);

describe('building', () => {
  it('tells versions and disk first, then each adapter; the second time only that all is ready', async () => {
    const first = await setup();
    expect(first).toMatchObject({ code: 0, stdout: '' });
    expect(first.stderr).toMatch(
      /^to build: 2 adapters with node \d+\.\d+\.\d+; about 26 MB of disk, .* are free\n/,
    );
    expect(first.stderr).toMatch(/set-up 1\/2 one\/[ab] 1: ready/);
    const second = await setup();
    expect(second).toMatchObject({ code: 0 });
    const lines = second.stderr.trimEnd().split('\n');
    expect(lines.map((line) => line.replace(/^set-up \d\/2 /, '')).sort()).toEqual([
      'one/a 1: ready',
      'one/b 1: ready',
    ]);
  });

  it('goes on after one that fails, and exits with 3', async () => {
    await tree.adapter('one/a', 'process.exit(5)');
    const { code, stderr } = await setup();
    expect(code).toBe(3);
    expect(stderr).toMatch(/one\/a 1: failed to build: .* ended with code 5, log: /);
    expect(stderr).toMatch(/one\/b 1: ready/);
  });

  it('says in one line that the disk is too small, before anything is built', async () => {
    await tree.language('one', { build: [runScript], diskMb: { once: 1e12, each: 3 } });
    const { code, stderr } = await setup();
    expect(code).toBe(1);
    expect(stderr.split('\n')[1]).toMatch(/set-up of 2 adapters takes about .* are free at /);
    expect(existsSync(join(home, 'cache', 'agentbench', 'adapters'))).toBe(false);
  });

  it('builds what is known to be broken only when it is named, and says why not', async () => {
    const status = { state: 'broken', reason: 'hangs', date: '2026-01-02' };
    await tree.adapter('one/c', product(1), { status });
    const { code, stderr } = await setup();
    expect(code).toBe(0);
    expect(stderr).toContain('one/c: broken, not built: hangs (2026-01-02)');
    expect((await setup('one/c')).stderr).toContain('set-up 1/1 one/c 1: ready');
  });

  it('with --dry-run says what it would build', async () => {
    const { stdout } = await setup('--dry-run');
    expect(stdout).toMatch(/^to build: 2 adapters with .*\n {2}one\/a\n {2}one\/b\n$/);
    expect(existsSync(join(home, 'cache', 'agentbench', 'adapters'))).toBe(false);
    await setup();
    expect((await setup('--dry-run')).stdout).toBe('nothing to build: all is ready\n');
  });
});

describe('--clean', () => {
  const builds = () => join(home, 'cache', 'agentbench', 'adapters');
  beforeEach(() => setup());

  it('says what it would free with --dry-run, then frees it', async () => {
    const before = await setup('--clean', '--dry-run');
    expect(before.stdout).toMatch(
      /^one\/a: 1 build, .*\none\/b: 1 build, .*\n.* MB would be freed in .*\n$/,
    );
    expect(existsSync(join(builds(), 'one', 'a'))).toBe(true);
    const after = await setup('--clean');
    expect(after).toMatchObject({ code: 0, stderr: '' });
    expect(after.stdout).toBe(before.stdout.replace('would be freed', 'freed'));
    expect(existsSync(join(builds(), 'one'))).toBe(false);
  });

  it('removes only what is named', async () => {
    expect((await setup('--clean', 'one/b')).stdout).toMatch(/^one\/b: 1 build, .*\n.* freed in /);
    expect(existsSync(join(builds(), 'one', 'a'))).toBe(true);
    expect(existsSync(join(builds(), 'one', 'b'))).toBe(false);
  });

  it('--unused removes nothing that an adapter needs', async () => {
    expect((await setup('--clean', '--unused')).stdout).toBe(
      `0 MB freed in ${dirname(builds())}\n`,
    );
    await tree.adapter('one/a', product(2));
    expect((await setup('--clean', '--unused')).stdout).toMatch(/^one\/a: 1 build, /);
    expect(existsSync(join(builds(), 'one', 'b'))).toBe(true);
  });

  it('is needed for --unused', async () => {
    const { code, stderr } = await setup('--unused');
    expect(code).toBe(2);
    expect(stderr).toContain('--unused goes with --clean');
  });
});
