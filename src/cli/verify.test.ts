/** The command, and the check before a run, as a user meets them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../package-root.js';
import { readResult } from '../results/read-result.js';
import type { AdapterResult } from '../results/schema.js';
import { points } from '../verify/point.js';
import { runCli, temporaryFolder } from './testing/cli.js';

const adapters = join(packageRoot, 'fixtures', 'nonconforming');
const folder = temporaryFolder();

/** Wide enough for all points. */
const COLUMNS = '160';

const verify = (...args: string[]) =>
  runCli(['verify', '--adapters', adapters, ...args], { COLUMNS }, folder);

describe('agentbench verify', () => {
  it('prints a table, and of each failed point what was expected, what came and where to look', async () => {
    const { code, stdout } = await verify('conforming', 'chatty-stdout');
    expect(code).toBe(3);
    const row = (name: string) => stdout.split('\n').find((line) => line.startsWith(name)) ?? '';
    expect(row('javascript/conforming').match(/✓/g)).toHaveLength(points.length);
    expect(row('javascript/chatty-stdout').match(/✗/g)).toHaveLength(1);
    expect(stdout).toMatch(
      /✗ javascript\/chatty-stdout {2}stdout: .*\n +expected .*\n +came +"Thinking …"\n +see +\/.*process-1\.txt:4\n/,
    );
    expect(stdout).toMatch(/1 passed, 1 failed\.\n$/);
  });

  it('exits with 0 where all pass, and prints JSON', async () => {
    const { code, stdout } = await verify('conforming', '--format', 'json');
    expect(code).toBe(0);
    const [adapter] = (JSON.parse(stdout) as { adapters: Record<string, unknown>[] }).adapters;
    expect(adapter).toMatchObject({ name: 'javascript/conforming', status: 'passed' });
    expect(adapter?.points).toHaveLength(points.length);
  });

  it.each([
    [['conformin'], /no adapter is named "conformin"\. Did you mean/],
    [['--format', 'yaml'], /'yaml' is invalid/],
    [['--timeout', '0'], /--timeout/],
  ])('refuses %s in one line', async (args, message) => {
    const { code, stderr } = await verify(...args);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });
});

describe('agentbench run', () => {
  // A cache in which nothing has passed yet.
  const folder = temporaryFolder();
  const settings =
    '--llm instant --tool constant --parquet small --requests 4 --concurrency 2 --runs 1 --cold-starts 0';
  const run = (out: string, ...args: string[]) =>
    runCli(
      ['run', '--adapters', adapters, '--framework', 'conforming,state-leak', '--out', out].concat(
        settings.split(' '),
        args,
      ),
      {},
      folder,
    );
  const rows = async (out: string): Promise<Map<string, AdapterResult>> => {
    const { adapters: measured } = await readResult(join(folder, out));
    return new Map(measured.map((row) => [row.name, row]));
  };

  it('does not measure what fails, and says at which point; what passed is not asked again', async () => {
    const first = await run('first');
    expect(first.code).toBe(3);
    expect(first.stderr).toMatch(/verify .*conforming: passed/);
    const measured = await rows('first');
    expect(measured.get('javascript/conforming')).toMatchObject({
      status: 'ok',
      metrics: { success: { ok: 4 } },
    });
    const leaking = measured.get('javascript/state-leak');
    expect(leaking?.status).toBe('failed');
    expect(leaking?.reason).toMatch(/^fails verify at "state": expected .*; came .*w-000001 too/);
    expect(first.stdout).toContain('fails verify at "state"');
    const { blocks } = JSON.parse(readFileSync(join(folder, 'first', 'result.json'), 'utf8')) as {
      blocks: { adapter: string }[];
    };
    expect(new Set(blocks.map(({ adapter }) => adapter))).toEqual(
      new Set(['javascript/conforming']),
    );

    const second = await run('second');
    expect(second.stderr).not.toMatch(/conforming: passed/);
    expect(second.stderr).toMatch(/state-leak: FAILED: state/);
  });

  it('measures it all the same with --skip-verify', async () => {
    const { stderr } = await run('skipped', '--skip-verify');
    expect(stderr).not.toMatch(/verify \d/);
    expect((await rows('skipped')).get('javascript/state-leak')).toMatchObject({
      status: 'ok',
      metrics: { success: { ok: 4 } },
    });
  });
});
