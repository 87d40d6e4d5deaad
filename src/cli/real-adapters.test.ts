/** Every bundled adapter, built and driven for real: right answers, the calls the job needs, orderly ends. */
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { discoverAdapters } from '../adapters/discovery.js';
import { readResult } from '../results/read-result.js';
import type { Result } from '../results/schema.js';
import { runCli, temporaryFolder } from './testing/cli.js';

/** In CI a missing toolchain is a failure; elsewhere that language is skipped and said to be. */
const REQUIRE_ALL = process.env.AGENTBENCH_TEST_REQUIRE_ALL === '1';
const adapters = await discoverAdapters();
const folder = temporaryFolder();
const out = join(folder, 'out');
let result: Result;
let printed = '';

beforeAll(async () => {
  const args =
    'run --llm instant --parquet small --concurrency 10 --requests 50 --runs 1 --cold-starts 1';
  const own = { XDG_CACHE_HOME: process.env.XDG_CACHE_HOME, HOME: process.env.HOME };
  const { code, stdout, stderr } = await runCli(
    [...args.split(' '), '--out', out],
    { ...process.env, ...own },
    folder,
  );
  printed = stdout;
  process.stderr.write(stderr);
  process.stdout.write(stdout);
  expect([0, 3]).toContain(code);
  result = await readResult(out);
});

describe.each(adapters.map(({ name }) => name))('%s', (name) => {
  it('answers 50 of 50 questions rightly, ten at a time', (test) => {
    const row = result.adapters.find((adapter) => adapter.name === name);
    if (row?.status === 'skipped' && !REQUIRE_ALL) test.skip(row.reason);
    expect(row).toMatchObject({ status: 'ok', metrics: { success: { ok: 50, total: 50 } } });
    expect(row?.metrics.inFlight?.peak).toBe(10);
    expect(row?.metrics.coldStart?.firstAnswerMs.value).toBeGreaterThan(0);
    expect(printed).toContain(name);
  });

  it('makes the calls the job needs, and no doubt remains about the attribution', (test) => {
    const row = result.adapters.find((adapter) => adapter.name === name);
    if (row?.status === 'skipped' && !REQUIRE_ALL) test.skip(row.reason);
    expect(row?.metrics.llmCallsPerRequest?.value).toBe(2);
    // A busy machine may well slow the simulator down: that says nothing about the adapter.
    const doubts = result.warnings.filter(
      ({ adapter, code }) => adapter === name && code !== 'simulator-saturated',
    );
    expect(doubts).toEqual([]);
  });
});
