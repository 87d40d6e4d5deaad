/** The package as `npm pack` makes it: it works where it is installed, and cannot be written to. */
import { execFile, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, expect, it } from 'vitest';
import { packageRoot } from '../package-root.js';
import { temporaryFolder } from './testing/cli.js';

const run = promisify(execFile);
const folder = temporaryFolder();
const installed = join(folder, 'package');
let files: string[] = [];

/** Root may write anywhere, so the package is used as nobody. */
const asNobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

beforeAll(async () => {
  const pack = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder];
  const { stdout } = await run('npm', pack, { cwd: packageRoot });
  const [packed] = JSON.parse(stdout) as { filename: string; files: { path: string }[] }[];
  files = packed?.files.map(({ path }) => path) ?? [];
  await run('tar', ['-xf', join(folder, packed?.filename ?? ''), '-C', folder]);
  symlinkSync(join(packageRoot, 'node_modules'), join(installed, 'node_modules'));
  await run('chmod', ['-R', 'a-w,a+rX', installed]);
  chmodSync(folder, 0o755);
  mkdirSync(join(folder, 'home'));
  chmodSync(join(folder, 'home'), 0o777);
}, 60_000);

it('holds what is needed and nothing else', () => {
  for (const needed of [
    'dist/cli/main.js',
    'dist/simulator/main.js',
    'dist/adapters/reaper-main.js',
    'fixtures/trips-small.parquet',
    'fixtures/one-certificate.pem',
    'fixtures/prices.json',
    'bench/adapters/python/kit/language.json',
    'bench/adapters/groups.json',
    'bench/templates/rust/Cargo.lock',
    'results/schema/result.schema.json',
    'README.md',
    'LICENSE',
  ]) {
    expect(files).toContain(needed);
  }
  expect(files.filter((path) => /\.test\.|node_modules|__pycache__|\/target\//.test(path))).toEqual(
    [],
  );
});

it('runs an adapter from a read-only installation', () => {
  const home = join(folder, 'home');
  const args =
    'run --framework good --llm instant --tool constant --parquet small --requests 10 --runs 1 --cold-starts 1 --out out';
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      join(installed, 'dist/cli/main.js'),
      ...args.split(' '),
      '--adapters',
      join(packageRoot, 'fixtures/adapters'),
    ],
    { cwd: home, env: { PATH: process.env.PATH, HOME: home }, encoding: 'utf8', ...asNobody },
  );
  expect(stderr).toContain('10/10 right');
  expect(stdout).toContain('javascript/good');
  expect(status).toBe(0);
});
