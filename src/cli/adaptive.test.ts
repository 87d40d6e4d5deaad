/** Runs of open length: until an interval is narrow enough, or a limit; resumed like any other. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readResult } from '../results/read-result.js';
import { faultyAdapters, runCli, temporaryFolder } from './testing/cli.js';

const folder = temporaryFolder();
const run = (...args: string[]) =>
  runCli(
    [
      'run',
      '--skip-verify',
      '--adapters',
      faultyAdapters,
      ...'--framework good,error --llm instant --tool constant --parquet small --requests 14'.split(
        ' ',
      ),
      ...'--concurrency 2 --warmup 0 --runs 2 --cold-starts 2'.split(' '),
      ...args,
    ],
    {},
    folder,
  );

describe('run --adaptive', () => {
  it('stops at the limit of runs, says so, and is completed as far when it was cut off', async () => {
    const { stdout } = await run(
      '--adaptive',
      'overheadMs.mean 0.001%',
      '--max-runs',
      '4',
      '--out',
      'limit',
    );
    expect(stdout.replace(/\s+/g, ' ')).toMatch(
      /Reached: none; not reached: javascript\/good ±.* Ended by the limit of 4 runs after 4 runs\./,
    );
    const whole = await readResult(join(folder, 'limit'));
    expect(whole.plan).toMatchObject({
      runs: 4,
      blocks: 12,
      adaptive: { minRuns: 2, stopped: 'runs' },
    });
    expect(whole.blocks).toHaveLength(12);

    const cut = structuredClone(whole);
    Object.assign(cut, { finishedAt: null, blocks: cut.blocks.slice(0, 8) });
    Object.assign(cut.plan, { runs: 2, blocks: 8 });
    if (cut.plan.adaptive) cut.plan.adaptive.stopped = null;
    writeFileSync(join(folder, 'limit', 'result.json'), JSON.stringify(cut));
    expect((await runCli(['run', '--resume', 'limit'], {}, folder)).code).toBe(3);
    const completed = await readResult(join(folder, 'limit'));
    expect(completed.plan).toEqual(whole.plan);
    const order = ({ blocks }: typeof whole) =>
      blocks.map(({ adapter, kind, repetition }) => [adapter, kind, repetition]);
    expect(order(completed)).toEqual(order(whole));
  }, 60_000);

  it('stops when the aim is reached, after the fewest runs at the earliest', async () => {
    await run('--adaptive', 'overheadMs.mean 1000000%', '--out', 'aim');
    const { plan } = await readResult(join(folder, 'aim'));
    expect(plan).toMatchObject({ runs: 2, adaptive: { stopped: 'reached' } });
  }, 60_000);

  it.each([
    [
      ['--adaptive', 'overhead 5%'],
      /No metric is named "overhead"\. Did you mean "overheadMs\.p50"\?/,
    ],
    [
      ['--adaptive', 'overheadMs.mean'],
      /'overheadMs\.mean' is invalid\. Give a metric and a percentage/,
    ],
    [['--time-limit', '5'], /--time-limit 5 means nothing without --adaptive/],
    [['--adaptive', 'peakRssBytes 5%', '--max-runs', '1'], /--max-runs 1 is below --runs 2/],
  ])('refuses %j', async (args, message) => {
    const { code, stderr } = await run(...args);
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
  });
});
