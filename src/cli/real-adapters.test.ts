/**
 * Bundled adapters, built and driven for real: right answers, the calls the job needs, orderly ends. The
 * well-trodden ones each time, the others in turn (AGENTBENCH_TEST_TURN=all takes all).
 */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chooseAdapters } from '../adapters/choose.js';
import { discoverAdapters } from '../adapters/discovery.js';
import { readResult } from '../results/read-result.js';
import type { Result } from '../results/schema.js';
import { DEFAULT_GROUP } from './selection-options.js';
import { dueAdapters } from './testing/adapter-rotation.js';
import { causedByBusyMachine } from './testing/busy-machine.js';
import { runCli, temporaryFolder } from './testing/cli.js';

/** In CI a missing toolchain is a failure; elsewhere that language is skipped and said to be. */
const REQUIRE_ALL = process.env.AGENTBENCH_TEST_REQUIRE_ALL === '1';
const all = await discoverAdapters();
const core = new Set((await chooseAdapters({ byDefault: DEFAULT_GROUP })).map(({ name }) => name));
const driven = all.filter(
  ({ manifest: { kind, status } }) => kind !== 'reference' && status.state === 'ok',
);
const rotation = dueAdapters(driven, core);
const adapters = rotation.due.map(({ adapter }) => adapter);
const references = all.filter(({ manifest }) => manifest.kind === 'reference');
const folder = temporaryFolder();

async function run(name: string, args: string): Promise<{ result: Result; printed: string }> {
  const out = join(folder, name);
  const own = { XDG_CACHE_HOME: process.env.XDG_CACHE_HOME, HOME: process.env.HOME };
  const { code, stdout, stderr } = await runCli(
    [...`run --llm instant --parquet small --runs 1 ${args}`.split(' '), '--out', out],
    { ...process.env, ...own },
    folder,
  );
  process.stderr.write(stderr);
  process.stdout.write(stdout);
  expect([0, 3]).toContain(code);
  return { result: await readResult(out), printed: stdout };
}

let result: Result;
let printed = '';

beforeAll(async () => {
  const names = adapters.map(({ name }) => name).join(',');
  const args = `--framework ${names} --concurrency 10 --requests 50 --cold-starts 1`;
  ({ result, printed } = await run('due', args));
});

/** Last, so that it stands at the end of the page. */
afterAll(() => {
  const left = rotation.left.map(({ name }) => name);
  const broken = all.filter(({ manifest: { status } }) => status.state === 'broken');
  process.stdout.write(
    `Built and driven: ${adapters.length} of ${driven.length} adapters. Not covered by this run` +
      ` (AGENTBENCH_TEST_TURN=all covers them): ${left.join(', ') || 'none'}. Known to be broken,` +
      ` never driven: ${broken.map(({ name }) => name).join(', ') || 'none'}.\n`,
  );
});

const rows = adapters.map(({ name, manifest }) => [name, manifest.expectedLlmCalls] as const);
describe.each(rows)('%s', (name, expectedLlmCalls) => {
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
    expect(row?.metrics.llmCallsPerRequest?.value).toBe(expectedLlmCalls);
    const doubts = result.warnings.filter(
      ({ adapter, code }) => adapter === name && !causedByBusyMachine.has(code),
    );
    expect(doubts).toEqual([]);
  });
});

describe.each(references.map(({ name }) => name))('%s', (name) => {
  const costs = {
    delayMs: 30,
    gapMs: 30,
    memoryMb: 100,
    startupMs: 500,
    cpuMs: 30,
    calls: 4,
    connections: 4,
    garbageMb: 1,
    failureRate: 0.2,
    delay: 'unknown',
  };
  const variants = ['', ...Object.entries(costs).map(([key, value]) => `?${key}=${value}`)];
  let outcome: Result;
  let reason: string | undefined;

  beforeAll(async () => {
    const names = [...variants, '?cpuMs=much', '?calls=2.5'].map((variant) => name + variant);
    const args = `--tool constant --concurrency 2 --requests 10 --cold-starts 1 --framework ${names.join(',')}`;
    ({ result: outcome } = await run(name.replace('/', '-'), args));
    const row = outcome.adapters[0];
    reason = row?.status === 'skipped' && !REQUIRE_ALL ? row.reason : undefined;
  });

  const row = (variant: string) =>
    outcome.adapters.find((adapter) => adapter.name === name + variant);
  /** What a variant costs at least; what is waited for is never shorter, whatever the machine does. */
  const least = (variant: string, of: (metrics: Result['adapters'][0]['metrics']) => unknown) => {
    const metrics = row(variant)?.metrics;
    return Number(metrics && of(metrics));
  };

  it('waits, burns and starts as long as it is told', (test) => {
    if (reason !== undefined) test.skip(reason);
    for (const variant of ['?delayMs=30', '?gapMs=30', '?cpuMs=30']) {
      expect(least(variant, (of) => of.overheadMs?.p50.value)).toBeGreaterThan(29);
    }
    expect(least('?cpuMs=30', (of) => of.cpuMsPerRequest?.value)).toBeGreaterThan(29);
    expect(least('?startupMs=500', (of) => of.coldStart?.readyMs.value)).toBeGreaterThan(500);
  });

  it('holds what it is told to hold, and what it only makes it lets go', (test) => {
    if (reason !== undefined) test.skip(reason);
    const plain = least('', (of) => of.idleRssBytes?.value);
    const held = least('?memoryMb=100', (of) => of.idleRssBytes?.value) - plain;
    expect(held / 1e6).toBeCloseTo(100, -1);
    expect(least('?garbageMb=1', (of) => of.idleRssBytes?.value) - plain).toBeLessThan(20e6);
  });

  it('calls, connects and fails as often as it is told', (test) => {
    if (reason !== undefined) test.skip(reason);
    expect(row('')?.metrics.llmCallsPerRequest?.value).toBe(2);
    expect(row('?calls=4')?.metrics.llmCallsPerRequest?.value).toBe(4);
    expect(row('?failureRate=0.2')?.metrics.success).toEqual({ ok: 8, total: 10 });
    expect(row('?delay=unknown')?.metrics.success).toEqual({ ok: 10, total: 10 });
  });

  it('refuses what is no number, and names it', (test) => {
    if (reason !== undefined) test.skip(reason);
    expect(row('?cpuMs=much')?.reason).toContain('cpuMs: "much" is no number of 0 to 100000');
    expect(row('?calls=2.5')?.reason).toContain('calls: "2.5" is no whole number of 2 to 1000');
    // More connections than calls.
    expect(row('?connections=4')?.reason).toContain(
      'connections: "4" is no whole number of 0 to 2',
    );
  });
});

describe('doctor --self-test', () => {
  interface Item {
    readonly query: string;
    readonly unit: string;
    readonly measured: number | null;
    readonly error: number | null;
    readonly ok: boolean;
  }

  it(
    'finds known costs, judges itself, and says so by its exit code',
    { timeout: 600_000 },
    async (test) => {
      const own = { XDG_CACHE_HOME: process.env.XDG_CACHE_HOME, HOME: process.env.HOME };
      const { code, stdout } = await runCli(['doctor', '--self-test', '--json'], {
        ...process.env,
        ...own,
      });
      if (stdout === '' && !REQUIRE_ALL) test.skip('no reference adapter can run here');
      const { ok, recoveries } = JSON.parse(stdout) as { ok: boolean; recoveries: Item[] };
      expect(code).toBe(ok ? 0 : 4);
      expect(ok).toBe(recoveries.every((item) => item.ok));
      expect(recoveries.filter(({ measured }) => measured === null)).toEqual([]);
      // What is counted is exact on any machine, however busy; times are not.
      const counted = recoveries.filter(({ unit }) => unit === 'calls' || unit === '%');
      expect(counted.length).toBeGreaterThan(0);
      expect(counted.filter((item) => !item.ok)).toEqual([]);
    },
  );
});
