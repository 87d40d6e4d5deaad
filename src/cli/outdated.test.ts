import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { testTree, type TestTree } from '../adapters/testing/tree.js';
import { runCli, temporaryFolder } from './testing/cli.js';

let tree: TestTree;
const bin = join(temporaryFolder(), 'bin');
mkdirSync(bin);
symlinkSync(process.execPath, join(bin, 'node'));

function cargo(script: string): void {
  writeFileSync(join(bin, 'cargo'), `#!/bin/sh\n${script}\n`);
  chmodSync(join(bin, 'cargo'), 0o755);
}

const outdated = (...args: string[]) =>
  runCli(['outdated', '--adapters', tree.root, ...args], { PATH: `${bin}:/usr/bin:/bin` });

beforeEach(async () => {
  tree = await testTree();
  await tree.language('one', { packages: 'crates.io' });
  await tree.language('two');
  await tree.adapter('one/a', '');
  await tree.adapter('two/b', '');
});

it('prints what is newer, then what could not be looked up', async () => {
  cargo('echo "version: 1.5.0 (latest 2.0.0)"');
  const { code, stdout } = await outdated();
  expect(code).toBe(0);
  expect(stdout).toMatch(/^one\/a +none +1 +2\.0\.0 +1\.5\.0$/m);
  expect(stdout).toMatch(/^Not looked up:\n- two\/b: .*manifest/m);
  expect(stdout).toMatch(/\n1 outdated, 0 current, 1 not looked up\n$/);
});

it('prints JSON on demand', async () => {
  cargo('echo "version: 1"');
  const { stdout } = await outdated('one', '--json');
  expect(JSON.parse(stdout)).toEqual([
    {
      ...{ name: 'one/a', package: 'none', pinned: '1', newest: '1', allowed: '1' },
      ...{ state: 'current', reason: null },
    },
  ]);
});

it('says in one line that nothing could be reached', async () => {
  cargo('echo "error: download of config.json failed" >&2; exit 101');
  const { code, stdout, stderr } = await outdated('one');
  expect(code).toBe(1);
  expect(stdout).toBe('');
  expect(stderr).toBe(
    'agentbench: no release could be looked up (1 tried; is this machine offline?): ' +
      'one/a: "cargo" failed: download of config.json failed\n',
  );
});
