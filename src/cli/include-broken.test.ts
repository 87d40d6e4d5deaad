/** `run --include-broken`: what is known to be broken is measured, and the report says what is known. */
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readResult } from '../results/read-result.js';
import type { Result } from '../results/schema.js';
import { faultyAdapters, runCli, temporaryFolder, type CliResult } from './testing/cli.js';

const folder = temporaryFolder();
const settings =
  '--framework good,broken --llm instant --tool constant --parquet small --requests 5 --concurrency 2 ' +
  '--runs 1 --cold-starts 0 --out out';
const run = (...args: string[]) =>
  runCli(['run', '--adapters', faultyAdapters, ...settings.split(' '), ...args], {}, folder);

let printed: CliResult;
let result: Result;

beforeAll(async () => {
  printed = await run('--include-broken');
  result = await readResult(join(folder, 'out'));
}, 60_000);

describe('run --include-broken', () => {
  it('measures a broken adapter like any other', () => {
    expect(printed.code).toBe(0);
    const row = result.adapters.find(({ name }) => name === 'javascript/broken');
    expect(row).toMatchObject({ status: 'ok', metrics: { success: { ok: 5, total: 5 } } });
  });

  it('says what is known of it', () => {
    expect(printed.stdout).toContain('javascript/broken: Known to be broken: hangs (2026-11-01)');
    const good = result.adapters.find(({ name }) => name === 'javascript/good');
    expect(good?.deviations).toEqual([]);
  });

  it('is remembered by --resume', async () => {
    const { code, stderr } = await runCli(['run', '--resume', 'out'], {}, folder);
    expect(stderr).toContain('is complete');
    expect(code).toBe(0);
  });

  it('plans nothing for a broken adapter without it', async () => {
    const { stdout } = await run('--dry-run');
    expect(stdout).not.toContain('javascript/broken');
    const { stdout: included } = await run('--dry-run', '--include-broken');
    expect(included).toContain('javascript/broken');
  });
});
