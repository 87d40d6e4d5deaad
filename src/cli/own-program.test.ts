/** `--adapter`: a program that lies outside the tree, chosen, started where it lies, measured and resumed. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packageRoot } from '../package-root.js';
import { readResult } from '../results/read-result.js';
import { causedByBusyMachine } from './testing/busy-machine.js';
import { faultyAdapters, runCli, temporaryFolder } from './testing/cli.js';

const folder = temporaryFolder();
const agent = join(folder, 'agent');
mkdirSync(agent);
cpSync(join(faultyAdapters, 'javascript', 'kit', 'adapter.mjs'), join(agent, 'main.mjs'));
writeFileSync(
  join(agent, 'adapter.json'),
  JSON.stringify({ name: 'javascript/acme', command: ['node', 'main.mjs', 'good'] }),
);
const cli = (line: string) =>
  runCli([...line.split(' '), '--adapters', faultyAdapters], {}, folder);
const resume = () => runCli(['run', '--resume', 'out'], {}, folder);
const quick =
  '--llm instant --tool constant --parquet small --requests 10 --concurrency 5 --cold-starts 1';

it('is listed and set up with the others, or alone', async () => {
  const listed = await cli('list --json --adapter agent');
  expect(JSON.parse(listed.stdout)).toMatchObject([
    { name: 'javascript/acme', state: 'needs-set-up', package: 'acme not stated' },
  ]);
  const setUp = await cli('setup good,acme --adapter agent');
  expect(setUp.stderr).toContain('set-up 2/2 javascript/');
  expect(setUp.code).toBe(0);
});

it('is measured beside its language’s baseline, and nothing is claimed that is not known', async () => {
  const run = await cli(`run ${quick} --runs 1 --adapter agent --framework good --out out`);
  expect(run.stderr).toContain('javascript/acme');
  const { adapters, plan, warnings } = await readResult(join(folder, 'out'));
  // A busy machine may make a measurement invalid, and is all that may.
  const invalid = warnings.filter(({ severity }) => severity === 'invalid');
  expect(invalid.filter(({ code }) => !causedByBusyMachine.has(code))).toEqual([]);
  expect(run.code).toBe(invalid.length > 0 ? 4 : 0);
  expect(adapters.map(({ name, metrics }) => [name, metrics.success])).toEqual([
    ['javascript/good', { ok: 10, total: 10 }],
    ['javascript/acme', { ok: 10, total: 10 }],
  ]);
  expect(adapters[1]?.metrics).toMatchObject({ installBytes: null, setupSeconds: null });
  expect(plan.sources?.programs).toEqual(['agent']);
});

it('is found again by --resume, and refused where it has changed', async () => {
  const resumed = await resume();
  expect(resumed.stderr).toContain('nothing is left to measure');
  expect(resumed.code).toBe(0);
  const main = join(agent, 'main.mjs');
  writeFileSync(main, `${readFileSync(main, 'utf8')}\n`);
  const changed = await resume();
  expect(changed.stderr).toContain('javascript/acme is not what was measured');
  expect(changed.code).toBe(2);
});

const hasPython = spawnSync('python3', ['--version']).status === 0;

it.runIf(hasPython || process.env.AGENTBENCH_TEST_REQUIRE_ALL === '1')(
  'is in the README as a whole Python script of at most 30 lines, which works',
  async () => {
    const readme = readFileSync(join(packageRoot, 'README.md'), 'utf8');
    const script = /<!-- own-agent -->\n```python\n([^]*?)```/.exec(readme)?.[1] ?? '';
    expect(script.trimEnd().split('\n').length).toBeLessThanOrEqual(30);
    writeFileSync(join(folder, 'my_agent.py'), script);
    const args = `run ${quick} --runs 1 --out readme --adapter my_agent.py`.split(' ');
    const { code, stderr } = await runCli(args, {}, folder);
    expect(stderr).toContain('10/10 right');
    expect(code).toBe(0);
    const { adapters } = await readResult(join(folder, 'readme'));
    expect(adapters).toMatchObject([
      {
        name: 'python/my-agent',
        status: 'ok',
        framework: { name: 'my-agent' },
        metrics: { llmCallsPerRequest: { value: 2 }, inFlight: { peak: 5 } },
      },
    ]);
  },
);
