/** Files that would block or fill a reader, given to the real command. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runCli, temporaryFolder } from './testing/cli.js';

const cwd = temporaryFolder();
writeFileSync(join(cwd, 'big.json'), '{');
truncateSync(join(cwd, 'big.json'), 500e6);
writeFileSync(join(cwd, 'deep.json'), '[{"a":'.repeat(100_000));
writeFileSync(join(cwd, 'many.json'), `{"schemaVersion":2,"blocks":[${'{},'.repeat(1e6)}{}]}`);
mkdirSync(join(cwd, 'empty'));
writeFileSync(join(cwd, 'a\u001b[31m\nb'), '{"schemaVersion":2}');
const linux = process.platform === 'linux';
if (linux) execFileSync('mkfifo', [join(cwd, 'pipe')]);

it.each([
  ['big.json', 'big.json is too large: 500 MB, at most 100 MB are read'],
  ['deep.json', 'deep.json is nested more than 64 levels deep'],
  ['many.json', 'many.json has a list of more than 100,000 items'],
  ['empty', 'cannot read the result empty/result.json (no such file or folder)'],
  ['a\u001b[31m\nb', 'a b is not a valid result: tool'],
  ...(linux
    ? [
        ['pipe', 'pipe is a pipe: expected the result in a file'],
        ['/dev/zero', '/dev/zero is a device'],
      ]
    : []),
] as [string, string][])('report %j is one line and exit code 2', async (path, message) => {
  const { code, stdout, stderr } = await runCli(
    ['report', path],
    // Little memory: a reader that takes the whole in dies here.
    { NODE_OPTIONS: '--max-old-space-size=128' },
    cwd,
  );
  expect(stderr).toMatch(/^agentbench: [^\p{C}]*\n$/u);
  expect(stderr).toContain(message);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
});

it('says what is wrong with an argument without repeating its escape sequences', async () => {
  const { code, stderr } = await runCli(['report', '--\u001b[31mwat'], {}, cwd);
  expect(code).toBe(2);
  expect(stderr).not.toMatch(/[^\P{C}\n]/u);
});
