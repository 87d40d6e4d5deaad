/** A PATH without cargo, go and uv: their rows say what is needed, and the exit code is 0. */
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runCli, temporaryFolder } from './testing/cli.js';

const cwd = temporaryFolder();
const PATH = join(cwd, 'bin');
mkdirSync(PATH);
symlinkSync(process.execPath, join(PATH, 'node'));

it.each([
  ['rust', /rust\/bare +skipped: needs cargo ≥ 1\.\d+/],
  ['go', /go\/bare +skipped: needs go ≥ 1\.\d+/],
  ['python', /python\/bare +skipped: needs .*uv ≥ 0\.\d+/],
])('%s is skipped with what is needed', async (language, row) => {
  const args = ['run', '--language', language, '--tool', 'constant', '--out', language];
  const { code, stdout } = await runCli(args, { PATH }, cwd);
  expect(stdout).toMatch(row);
  expect(code).toBe(0);
});
