/** Runs over two source trees, over agents that repeat themselves or not, over one that fails without breaking. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readResult } from '../results/read-result.js';
import { faultyAdapters, runCli, temporaryFolder } from './testing/cli.js';

const folder = temporaryFolder();
const run = (line: string) =>
  runCli(
    [
      'run',
      '--skip-verify',
      '--adapters',
      faultyAdapters,
      ...`--llm instant --tool constant --parquet small --requests 16 --concurrency 4 --warmup 0 ${line}`.split(
        ' ',
      ),
    ],
    {},
    folder,
  );

/** Another state of the fixture adapters: the good one alone, with a newer kit. */
function otherTree(): string {
  const root = join(folder, 'base');
  for (const name of ['good', 'kit']) {
    const path = join('javascript', name);
    cpSync(join(faultyAdapters, path), join(root, path), { recursive: true });
  }
  const kit = join(root, 'javascript', 'kit', 'adapter.mjs');
  writeFileSync(kit, readFileSync(kit, 'utf8').replace("version: '1.0.0'", "version: '0.9.0'"));
  return root;
}

describe('run --against', () => {
  it('measures both trees in one run, each with its own sources, and says what is missing', async () => {
    const printed = await run(
      `--framework good,extra-call --against ${otherTree()} --runs 2 --cold-starts 2 --out both`,
    );
    expect(printed.code).toBe(0);
    expect(printed.stderr).toContain('base has no javascript/extra-call; left out');
    const { adapters, blocks, plan } = await readResult(join(folder, 'both'));
    expect(adapters.map(({ name, framework }) => [name, framework?.version])).toEqual([
      ['javascript/good', '1.0.0'],
      ['javascript/good?from=base', '0.9.0'],
      ['javascript/extra-call', '1.0.0'],
    ]);
    expect(blocks).toHaveLength(plan.blocks);
    expect(blocks.filter(({ adapter }) => adapter.endsWith('?from=base'))).toHaveLength(4);
    expect(blocks.slice(0, 6).every(({ repetition }) => repetition === 1)).toBe(true);
  }, 60_000);

  it('names the folder that is not there', async () => {
    const { code, stderr } = await run('--framework good --against nowhere');
    expect(stderr).toMatch(/--against: no folder "nowhere"/);
    expect(code).toBe(2);
  });
});

describe('determinism', () => {
  it('is found where requests are the same in every process, and only there', async () => {
    const { stdout } = await run('--framework good,random --runs 2 --cold-starts 0 --out same');
    const { adapters } = await readResult(join(folder, 'same'));
    const found = Object.fromEntries(
      adapters.map(({ name, metrics }) => [name, metrics.determinism]),
    );
    expect(found).toEqual({
      'javascript/good': { same: 32, compared: 32 },
      'javascript/random': { same: 0, compared: 32 },
    });
    expect(stdout.replace(/\s+/g, ' ')).toContain('javascript/random 0/32, all other adapters all');
  }, 60_000);
});

describe('run', () => {
  it('goes on with an adapter that fails requests, not with one that broke', async () => {
    const printed = await run('--framework error,crash --runs 3 --cold-starts 0 --out failing');
    expect(printed.code).toBe(3);
    const { adapters, blocks } = await readResult(join(folder, 'failing'));
    const of = (slug: string) => blocks.filter(({ adapter }) => adapter === `javascript/${slug}`);
    expect(of('crash')).toHaveLength(1);
    expect(of('error').map(({ metrics }) => metrics.success)).toEqual(
      Array.from({ length: 3 }, () => ({ ok: 12, total: 16 })),
    );
    expect(adapters.find(({ name }) => name === 'javascript/error')).toMatchObject({
      status: 'failed',
      metrics: { success: { ok: 36, total: 48 } },
    });
    expect(printed.stdout).toContain('36/48');
  }, 60_000);
});
