/** Adapters that can be doubted, a stopped harness and a stopped simulator, all in real processes. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readResult } from '../results/read-result.js';
import type { Result, Warning } from '../results/schema.js';
import { causedByBusyMachine } from './testing/busy-machine.js';
import { faultyAdapters, runCli, temporaryFolder, type CliResult } from './testing/cli.js';

const folder = temporaryFolder();
const profile = join(folder, 'steady.json');
writeFileSync(
  profile,
  JSON.stringify({
    name: 'steady',
    ttftMs: { kind: 'constant', value: 100 },
    interTokenMs: { kind: 'constant', value: 0 },
  }),
);

const common = `run --skip-verify --adapters ${faultyAdapters} --tool constant --parquet small --cold-starts 0`;
const variant = (fault: string): string => `javascript/good?fault=${fault}`;

async function run(faults: string, settings: string): Promise<[CliResult, Result]> {
  const names = faults.split(' ').map((fault) => (fault === 'none' ? 'good' : variant(fault)));
  const out = join(folder, String(names.length) + settings.replaceAll(/\W+/g, '-'));
  const args = [
    ...`${common} ${settings}`.split(' '),
    '--framework',
    names.join(','),
    '--out',
    out,
  ];
  return [await runCli(args, {}, folder), await readResult(out)];
}

const found = (result: Result, name: string): Warning[] =>
  result.warnings.filter(({ adapter }) => adapter === name);
const codesOf = (result: Result, name: string): string[] =>
  found(result, name).map(({ code }) => code);

describe('an adapter that can be doubted', () => {
  let printed: CliResult;
  let result: Result;
  beforeAll(async () => {
    [printed, result] = await run(
      'none drift history other-clock long-tool afterthought other-question anonymous two-tools',
      '--llm instant --requests 60 --concurrency 4 --warmup 4 --runs 1',
    );
  }, 240_000);

  it.each([
    ['drift', 'drift'],
    ['history', 'unequal-tokens'],
    ['other-clock', 'tool-times'],
    ['long-tool', 'tool-times'],
    ['long-tool', 'negative-overhead'],
    ['afterthought', 'calls-after-answer'],
    ['other-question', 'questions'],
    ['other-question', 'llm-calls'],
    ['anonymous', 'unattributed-calls'],
    ['two-tools', 'tool-calls'],
  ])('%s: %s', (fault, code) => {
    expect(codesOf(result, variant(fault))).toContain(code);
  });

  it('has no doubts of its own when it is honest', () => {
    const codes = codesOf(result, 'javascript/good');
    expect(codes.filter((code) => !causedByBusyMachine.has(code))).toEqual([]);
  });

  it('ends with exit code 4, and the rows that must not be used say so', () => {
    expect(printed.code).toBe(4);
    expect(printed.stdout).toMatch(/javascript\/good\?fault=long-tool !/);
    expect(printed.stdout).not.toMatch(/javascript\/good\?fault=two-tools !/);
    expect(printed.stdout).toMatch(/^!: the measurement is invalid/m);
    expect(printed.stdout).toContain('agentbench explain negative-overhead');
  });

  it('is explained from the result, every code once', async () => {
    const { code, stdout } = await runCli([
      'explain',
      join(folder, '9-llm-instant-requests-60-concurrency-4-warmup-4-runs-1'),
    ]);
    expect(code).toBe(0);
    for (const each of new Set(result.warnings.map((warning) => warning.code))) {
      expect(stdout.split('\n').filter((line) => line.startsWith(`${each}: `))).toHaveLength(1);
    }
  });
});

it('finds what differs from process to process, and prints it once', async () => {
  const [printed, result] = await run(
    'none own-tokens',
    '--llm instant --requests 10 --concurrency 2 --warmup 2 --runs 2',
  );
  expect(codesOf(result, variant('own-tokens'))).toContain('unequal-tokens');
  const [, calls] = await run(
    'own-calls',
    '--llm instant --requests 10 --concurrency 2 --warmup 2 --runs 2',
  );
  expect(codesOf(calls, variant('own-calls'))).toContain('unequal-calls');
  expect(codesOf(result, 'javascript/good')).not.toContain('unequal-tokens');
  expect(codesOf(result, 'javascript/good')).not.toContain('unequal-calls');
  const lines = printed.stdout.split('\n').filter((line) => line.includes('unequal-tokens'));
  expect(lines).toHaveLength(1);
}, 240_000);

describe.runIf(process.platform === 'linux')('an instrument that is held up', () => {
  it('says that the harness stood still, what it sent late, and that memory was not looked at', async () => {
    const [{ code }, result] = await run(
      'stop-harness',
      '--llm instant --rate 100 --requests 100 --max-in-flight 50 --warmup 4 --runs 1',
    );
    const codes = codesOf(result, variant('stop-harness'));
    expect(codes.some((each) => each.startsWith('harness-'))).toBe(true);
    expect(codes).toEqual(expect.arrayContaining(['rss-sparse', 'late-sends']));
    expect([0, 4]).toContain(code);
  }, 240_000);

  it('says that the simulator was late', async () => {
    const [{ code }, result] = await run(
      'stop-simulator',
      `--llm ${profile} --requests 6 --concurrency 2 --warmup 0 --runs 1`,
    );
    const codes = codesOf(result, variant('stop-simulator'));
    expect(codes).toContain('simulator-late');
    expect(codes).toContain('simulator-saturated');
    expect(code).toBe(4);
  }, 240_000);
});
