/** Completion as shells ask for it: lines of words, then a directive. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { runCli, temporaryFolder } from './testing/cli.js';

const folder = temporaryFolder();

async function offered(...typed: string[]): Promise<string[]> {
  const { code, stdout } = await runCli(['complete', '--', ...typed], {}, folder);
  expect(code).toBe(0);
  const lines = stdout.trimEnd().split('\n');
  expect(lines.at(-1)).toMatch(/^:\d+$/);
  return lines.slice(0, -1).map((line) => line.split('\t')[0] ?? '');
}

describe('complete', () => {
  it.each<[string[], string[]]>([
    [['ver'], ['verify']],
    [['run', '--conc'], ['--concurrency']],
    [['run', '--framework', 'rust/r'], ['rust/rig']],
    [['setup', '@seed'], ['@seed-table']],
    [
      ['run', '--llm', ''],
      ['instant', 'gpt-4o-mini'],
    ],
    [['explain', 'littles'], ['littles-law']],
    [['help', 'exit'], ['exit-codes']],
    [['help', 'ru'], ['run']],
    [['report', '--price', 'hetzner'], ['hetzner/cx33']],
    [['compare', '--metrics', 'peak'], ['peakRssBytes']],
  ])('offers what fits %j', async (typed, words) => {
    expect(await offered(...typed)).toEqual(words);
  });

  it('prints a script that bash can read', async () => {
    const { stdout, code } = await runCli(['complete', 'bash'], {}, folder);
    expect(code).toBe(0);
    expect(stdout).toContain('agentbench complete --');
    await promisify(execFile)('bash', ['-n', '-c', stdout]);
  });

  it.each([
    [[], /missing required argument 'shell'/],
    [['tcsh'], /'tcsh' is invalid.*zsh, bash, fish, powershell/],
  ])('refuses %j', async (args, message) => {
    const { stderr, code } = await runCli(['complete', ...args], {}, folder);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });
});
