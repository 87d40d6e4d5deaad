/**
 * Every scenario by the reference adapter, whose truth is known because it was asked for. What is told from what
 * here is far apart, for no test may hang on how busy a machine is; how near the figures come is for a study.
 */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readResult } from '../results/read-result.js';
import type { AdapterResult } from '../results/schema.js';
import { runCli, temporaryFolder } from './testing/cli.js';

const folder = temporaryFolder();
/** The first builds the adapter. */
const timeout = 240_000;

interface Asked {
  readonly scenario: string;
  readonly variants?: readonly string[];
  readonly more?: readonly string[];
}

let runs = 0;

/** Rows by variant, `''` for the adapter itself. */
async function measured({ scenario, variants = [''], more = [] }: Asked) {
  const out = join(folder, String((runs += 1)));
  const names = variants.map((query) => `typescript/reference${query && `?${query}`}`);
  const { code, stderr } = await runCli(
    [
      ...['run', '--scenario', scenario, '--framework', names.join(',')],
      ...['--runs', '1', '--skip-verify', '--parquet', 'small', '--out', out, ...more],
    ],
    { ...process.env, XDG_CACHE_HOME: process.env.XDG_CACHE_HOME, HOME: process.env.HOME },
    folder,
  );
  // A busy machine may make a measurement invalid, which is no fault of the scenario.
  expect([0, 4], stderr).toContain(code);
  const { adapters } = await readResult(out);
  return new Map(
    variants.map((query, at) => [query, adapters.find(({ name }) => name === names[at])]),
  );
}

const added = (row: AdapterResult | undefined, name: string): number =>
  row?.metrics.added?.find((metric) => metric.name === name)?.value ?? Number.NaN;

const few = ['--requests', '4', '--concurrency', '2'];

describe('gives right answers in', () => {
  it.each([
    ['chat', few],
    ['structured', few],
    ['multi-step', few],
    ['high-frequency?steps=10', few],
    ['many-tools?count=20', few],
    ['long-context?tokens=2000', few],
    ['cpu-tool?rounds=1000', few],
    ['multi-agent', few],
    ['instantiate?agents=5', []],
    ['cold-start', ['--cold-starts', '2']],
  ])('%s', { timeout }, async (scenario, more) => {
    const row = (await measured({ scenario, more })).get('');
    expect(row?.status, row?.reason).toBe('ok');
    const { success, coldStart } = row?.metrics ?? {};
    expect(success?.ok).toBe(success?.total);
    expect((success?.total ?? 0) + (coldStart?.starts ?? 0)).toBeGreaterThan(0);
  });
});

it('tells tools that run at once from those that run one by one', { timeout }, async () => {
  const rows = await measured({
    scenario: 'fan-out?tools=20&delayMs=100',
    variants: ['tools=serial', 'tools=concurrent'],
    more: ['--requests', '2'],
  });
  expect(added(rows.get('tools=serial'), 'toolsAtOnce.mean')).toBeCloseTo(1, 2);
  expect(added(rows.get('tools=concurrent'), 'toolsAtOnce.mean')).toBeGreaterThan(5);
});

it('sees that a stream is passed on whole, and pieces that come late', { timeout }, async () => {
  const rows = await measured({
    scenario: 'streaming?tokens=10',
    variants: ['', 'holdMs=300'],
    more: few,
  });
  expect(added(rows.get(''), 'whole.mean')).toBe(1);
  const late = rows.get('holdMs=300');
  expect(added(late, 'whole.mean')).toBe(1);
  expect(added(late, 'deltaAddedMs.p50')).toBeGreaterThan(299);
});

it('sees who lets go of the model when cancelled, and who does not', { timeout }, async () => {
  const rows = await measured({
    scenario: 'cancel',
    variants: ['', 'keepsWorking=1'],
    more: few,
  });
  expect(added(rows.get(''), 'closed.processMean')).toBe(1);
  expect(added(rows.get(''), 'callsAfter.mean')).toBe(0);
  expect(added(rows.get('keepsWorking=1'), 'closed.processMean')).toBe(0);
  expect(added(rows.get('keepsWorking=1'), 'callsAfter.mean')).toBe(1);
});

it('tells who recovers from a fault, who gives up, and who is wrong', { timeout }, async () => {
  const rows = await measured({
    scenario: 'faults?kinds=server-error+rate-limit&times=1',
    variants: ['', 'retries=2', 'swallow=1'],
    more: few,
  });
  const shares = (query: string, kind: string) =>
    ['recovered', 'gaveUp', 'wrong'].map((what) =>
      added(rows.get(query), `${kind}.${what}.processMean`),
    );
  for (const kind of ['server-error', 'rate-limit']) {
    expect(shares('', kind)).toEqual([0, 1, 0]);
    expect(shares('retries=2', kind)).toEqual([1, 0, 0]);
    expect(shares('swallow=1', kind)).toEqual([0, 0, 1]);
    expect(added(rows.get('retries=2'), `${kind}.attempts.processMean`)).toBe(2);
  }
  expect(added(rows.get('retries=2'), 'rate-limit.obeyed.processMean')).toBe(1);
});

it('finds the memory of agents that have one', { timeout }, async () => {
  const rows = await measured({
    scenario: 'density?agents=40',
    variants: ['', 'agentBytes=1000000'],
    more: ['--runs', '2'],
  });
  const slope = added(rows.get('agentBytes=1000000'), 'agentsPssBytes.slope');
  const own = added(rows.get(''), 'agentsPssBytes.slope');
  expect(slope - own).toBeGreaterThan(0.7e6);
  expect(slope - own).toBeLessThan(1.3e6);
});

it('finds a leak, and what stays open', { timeout }, async () => {
  const rows = await measured({ scenario: 'soak?duration=10', variants: ['leakBytes=100000'] });
  const growth = added(rows.get('leakBytes=100000'), 'leakBytes.processMean');
  expect(growth).toBeGreaterThan(70_000);
  expect(growth).toBeLessThan(140_000);
});
