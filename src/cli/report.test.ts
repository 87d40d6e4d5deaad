import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { packageRoot } from '../package-root.js';
import { markdownReport } from '../report/markdown.js';
import { tableReport } from '../report/table.js';
import { soundResult } from '../report/testing/sample-results.js';
import { runCli, temporaryFolder } from './testing/cli.js';

const cwd = temporaryFolder();
const report = (...args: string[]) => runCli(['report', ...args], {}, cwd);

beforeAll(async () => {
  await mkdir(join(cwd, 'run'));
  await writeFile(join(cwd, 'run', 'result.json'), JSON.stringify(soundResult()));
});

it('prints a result, by its file or its folder, as run did', async () => {
  const table = await report('run');
  expect(table).toEqual({ code: 0, stdout: tableReport.render(soundResult()), stderr: '' });
  expect(await report('run/result.json')).toEqual(table);
});

it('prints it in other formats', async () => {
  const markdown = await report('run', '--format', 'markdown');
  expect(markdown.stdout).toBe(markdownReport.render(soundResult()));
  const json = await report('run', '--format', 'json');
  expect(JSON.parse(json.stdout)).toEqual(soundResult());
});

it('reads a result of schema version 1', async () => {
  const { code, stdout } = await report(join(packageRoot, 'results', 'headline'));
  expect(code).toBe(0);
  expect(stdout).toContain('150/150');
});

it('names a format that there is not', async () => {
  const { code, stderr } = await report('run', '--format', 'yaml');
  expect(code).toBe(2);
  expect(stderr).toContain(
    "argument 'yaml' is invalid. Allowed choices are table, markdown, overview, json",
  );
});

it('shows an example', async () => {
  expect((await report('--help')).stdout).toContain('$ agentbench report');
});
