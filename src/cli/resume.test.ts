/** Runs killed at random moments and completed: the plan is whole, no block is done twice, no sample is lost. */
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { readRaw } from '../results/read-raw.js';
import { readResult } from '../results/read-result.js';
import type { BlockSamples } from '../results/samples.js';
import type { BlockResult, Result } from '../results/schema.js';
import { faultyAdapters, runCli, startCli, temporaryFolder } from './testing/cli.js';

/** How often a run is killed; more for a thorough look. */
const KILLS = Number(process.env.AGENTBENCH_TEST_KILLS ?? 2);

const folder = temporaryFolder();
const profile = {
  name: 'steady',
  ttftMs: { kind: 'constant', value: 8 },
  interTokenMs: { kind: 'constant', value: 0 },
};
// One after the other, so that it is always the same requests that fail or that a crash leaves unasked.
const settings =
  '--framework good,error,crash --llm profile.json --tool constant --parquet small --requests 14 ' +
  '--concurrency 1 --warmup 2 --runs 2 --cold-starts 1 --seed 5';

interface Saved {
  readonly result: Result;
  readonly raw: BlockSamples;
}

const startRun = (out: string) =>
  startCli(
    ['run', '--skip-verify', '--adapters', 'adapters', ...settings.split(' '), '--out', out],
    {},
    folder,
  );
const resume = (...args: string[]) => runCli(['run', '--resume', ...args], {}, folder);
const saved = async (out: string): Promise<Saved> => ({
  result: await readResult(join(folder, out)),
  raw: await readRaw(join(folder, out)),
});

/** Kills what runs `delayMs` after its result has been begun; false when there was none in time. */
async function killed(run: ReturnType<typeof startCli>, out: string, delayMs: number) {
  const path = join(folder, out, 'result.json');
  for (let tries = 0; tries < 600 && !existsSync(path); tries += 1) await sleep(20);
  await sleep(delayMs);
  run.child.kill('SIGKILL');
  await run.result;
}

/** All that does not depend on the clock. */
function timeless({ result, raw }: Saved) {
  const block = ({ adapter, kind, repetition, status, broken, metrics, ...own }: BlockResult) => {
    const { success, llmCallsPerRequest, promptTokensPerRequest, coldStart } = metrics;
    const counts = { success, llmCallsPerRequest, promptTokensPerRequest };
    const place = { block: own.block, adapter, kind, repetition, status, broken };
    return { ...place, reason: own.reason, ...counts, starts: coldStart?.starts };
  };
  return {
    ...{ plan: result.plan, tool: result.tool, finished: result.finishedAt !== null },
    adapters: result.adapters.map(({ metrics, ...row }) => ({ ...row, success: metrics.success })),
    blocks: result.blocks.map(block),
    requests: raw.requests.map((row) => [
      row.block,
      row.requestId,
      row.ok,
      row.failure,
      row.llmCalls,
    ]),
    calls: raw.llmCalls.map((row) => [row.block, row.requestId, row.call, row.bodyHash]),
    coldStarts: raw.coldStarts.map((row) => [row.block, row.start]),
  };
}

/** Nothing that `before` had is lost or changed; nothing is there twice. */
function expectGrown(before: Saved, after: Saved): void {
  const done = new Set(before.result.blocks.map(({ block }) => block));
  expect(after.result.blocks.filter(({ block }) => done.has(block))).toEqual(before.result.blocks);
  for (const kind of ['requests', 'llmCalls', 'processes', 'coldStarts'] as const) {
    const ofDone = (rows: readonly { readonly block: number }[]) =>
      rows.filter(({ block }) => done.has(block));
    expect(ofDone(after.raw[kind])).toEqual(ofDone(before.raw[kind]));
  }
  const blocks = after.result.blocks.map(({ block }) => block);
  expect(new Set(blocks).size).toBe(blocks.length);
  const asked = after.raw.requests.map(({ block, requestId }) => `${block} ${requestId}`);
  expect(new Set(asked).size).toBe(asked.length);
}

let whole: Saved;
beforeAll(async () => {
  cpSync(faultyAdapters, join(folder, 'adapters'), { recursive: true });
  writeFileSync(join(folder, 'profile.json'), JSON.stringify(profile));
  expect((await startRun('whole').result).code).toBe(3);
  whole = await saved('whole');
}, 60_000);

describe('run --resume', () => {
  it.each(Array.from({ length: KILLS }, (_, at) => at))(
    'completes a run killed at random, and its completion killed again (%i)',
    async (at) => {
      const out = `killed-${at}`;
      await killed(startRun(out), out, Math.random() * 2500);
      const first = await saved(out);
      await killed(startCli(['run', '--resume', out], {}, folder), out, 300 + Math.random() * 2000);
      const second = await saved(out);
      expectGrown(first, second);
      const { code, stderr } = await resume(join(out, 'result.json'));
      expect(stderr).not.toMatch(/--resume/);
      // 0: nothing was left.
      expect([0, 3]).toContain(code);
      const last = await saved(out);
      expectGrown(second, last);
      expect(timeless(last)).toEqual(timeless(whole));
      expect(last.result.warnings.map((doubt) => doubt.code)).not.toContain('interrupted');
    },
    60_000,
  );

  it('makes an interrupted run as good as a whole one', async () => {
    const { child, result } = startRun('stopped');
    for (let tries = 0; tries < 600 && !existsSync(join(folder, 'stopped', 'logs')); tries += 1) {
      await sleep(20);
    }
    child.kill('SIGINT');
    expect((await result).code).toBe(130);
    expect((await resume('stopped')).code).toBe(3);
    const last = await saved('stopped');
    expect(timeless(last)).toEqual(timeless(whole));
    expect(last.result.warnings.map((doubt) => doubt.code)).not.toContain('interrupted');
  }, 60_000);

  it('says that nothing is left, prints the tables and leaves the files alone', async () => {
    const before = readFileSync(join(folder, 'whole', 'result.json'), 'utf8');
    const { code, stdout, stderr } = await resume('whole');
    expect(code).toBe(0);
    expect(stderr).toContain('whole is complete: nothing is left to measure');
    expect(stdout).toContain('javascript/good');
    expect(readFileSync(join(folder, 'whole', 'result.json'), 'utf8')).toBe(before);
  });
});

describe('run --resume refuses', () => {
  /** A copy of the whole run without its last block, changed. */
  async function cutOff(out: string, change: (result: Result) => void): Promise<void> {
    cpSync(join(folder, 'whole'), join(folder, out), { recursive: true });
    const result = await readResult(join(folder, out));
    result.blocks.pop();
    result.finishedAt = null;
    change(result);
    writeFileSync(join(folder, out, 'result.json'), JSON.stringify(result));
  }

  it.each<[string, RegExp, (result: Result) => void]>([
    [
      'another version',
      /made by agentbench 0\.0\.1, this is/,
      ({ tool }) => (tool.version = '0.0.1'),
    ],
    [
      'another trips file',
      /has SHA-256 [0-9a-f]{64}, the result’s file had 0{64}/,
      ({ plan }) => plan.fixture && (plan.fixture.sha256 = '0'.repeat(64)),
    ],
    [
      'another build',
      /javascript\/good is not what was measured: .* the result’s 0123/,
      ({ adapters }) => adapters[0] && (adapters[0].buildHash = '0123'),
    ],
    [
      'another machine',
      /CPU was "Z80" in the result/,
      (result) => (result.environment.cpu = 'Z80'),
    ],
    ['a result that tells too little', /older agentbench/, ({ plan }) => (plan.profile = null)],
    ['another order', /block 0 is "javascript/, ({ plan }) => (plan.seed = 77)],
    [
      'lost samples',
      /block \d+: requests\.arrow holds 14 different requests in 14 rows, not 99/,
      ({ blocks }) => {
        const load = blocks.find(({ metrics }) => metrics.success.ok === 14);
        if (load) load.metrics.success.total = 99;
      },
    ],
  ])('%s, in one line', async (what, message, change) => {
    const out = `refused-${what.replaceAll(' ', '-')}`;
    await cutOff(out, change);
    const { code, stdout, stderr } = await resume(out);
    expect(stderr).toMatch(message);
    expect(stderr.match(/--resume/g)).toHaveLength(1);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });

  it('other options, a damaged raw file, a folder without a result, a run that goes on', async () => {
    const other = await resume('whole', '--runs', '9');
    expect(other.stderr).toMatch(/--resume takes the settings of the run .* leave out --runs/);
    await cutOff('damaged', () => undefined);
    writeFileSync(join(folder, 'damaged', 'requests.arrow'), 'ARROW1');
    const damaged = await resume('damaged');
    expect(damaged.stderr).toMatch(/requests\.arrow: raw samples cannot be read/);
    expect([other.code, damaged.code, (await resume('nowhere')).code]).toEqual([2, 2, 2]);
    const { child, result } = startRun('busy');
    for (let tries = 0; tries < 600 && !existsSync(join(folder, 'busy', 'logs')); tries += 1) {
      await sleep(20);
    }
    const busy = await resume('busy');
    expect(busy.stderr).toMatch(/process \d+ is measuring into it/);
    expect(busy.code).toBe(2);
    child.kill('SIGKILL');
    await result;
  }, 30_000);
});
