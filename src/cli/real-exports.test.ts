/** Exports, opened by the programs that they are for: pandas, DuckDB, Prometheus' own parser. */
import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { packageRoot } from '../package-root.js';
import { soundResult, troubledResult } from '../report/testing/sample-results.js';
import { runCli, temporaryFolder } from './testing/cli.js';

const REQUIRE_ALL = process.env.AGENTBENCH_TEST_REQUIRE_ALL === '1';
const run = promisify(execFile);
const hasUv = await run('uv', ['--version']).then(
  () => true,
  () => false,
);
const folder = temporaryFolder();
const packages = ['pandas==3.0.2', 'duckdb==1.5.2', 'prometheus-client==0.24.1'];
const exportsOf = { csv: 'csv', jsonl: 'jsonl', openmetrics: 'openmetrics' };

it.each([
  ['sound', soundResult()],
  ['troubled', troubledResult()],
])('of a %s run say the same to every reader', { timeout: 300_000 }, async (name, result) => {
  if (!hasUv && REQUIRE_ALL) throw new Error('uv is needed');
  const own = join(folder, name);
  mkdirSync(own);
  writeFileSync(join(own, 'result.json'), JSON.stringify(result));
  for (const [format, extension] of Object.entries(exportsOf)) {
    const { code, stdout } = await runCli(['report', own, '--format', format], {}, folder);
    expect(code).toBe(0);
    writeFileSync(join(own, `figures.${extension}`), stdout);
  }
  const script = join(packageRoot, 'bench/crosscheck/exports.py');
  const withPackages = packages.flatMap((each) => ['--with', each]);
  const { stdout } = await run('uv', [
    ...['run', '--no-project', '--quiet', ...withPackages],
    ...['python3', script, own],
  ]);
  expect(stdout).toContain('Prometheus:');
});

it('of a gate as JUnit XML are read as its checks', { timeout: 300_000 }, async () => {
  if (!hasUv && REQUIRE_ALL) throw new Error('uv is needed');
  const headline = join(packageRoot, 'results', 'headline');
  const asked = ['compare', headline, '--baseline', 'python/bare'];
  // One that fails, one that holds, one that three runs cannot tell.
  const bounds = ['peakRssBytes > 20%', 'throughputRps < -50%', 'overheadMs.p50 > 1%'];
  const gate = [...asked, ...bounds.flatMap((bound) => ['--fail-on', bound])];
  const { stdout: json } = await runCli([...gate, '--format', 'json'], {}, folder);
  const { code, stdout: xml } = await runCli([...gate, '--format', 'junit'], {}, folder);
  expect(code).toBe(5);
  writeFileSync(join(folder, 'gate.xml'), xml);
  const { stdout } = await run('uv', [
    ...['run', '--no-project', '--quiet', '--with', 'junitparser==5.0.3'],
    ...['python3', join(packageRoot, 'bench/crosscheck/junit.py'), join(folder, 'gate.xml')],
  ]);
  const { checks } = (JSON.parse(json) as { gate: { checks: { decision: string }[] } }).gate;
  const count = (of: string): number => checks.filter(({ decision }) => decision === of).length;
  const [passed, failed, untold] = [count('pass'), count('fail'), count('cannot-tell')];
  expect(stdout.trim()).toBe([passed, failed, untold].join(' '));
  expect(Math.min(passed, failed, untold)).toBeGreaterThan(0);
});
