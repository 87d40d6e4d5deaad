import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { markdownReport } from '../report/markdown.js';
import { overviewReport } from '../report/overview.js';
import { soundResult } from '../report/testing/sample-results.js';
import { runCli, temporaryFolder } from './testing/cli.js';

const cwd = temporaryFolder();
const document = (content: string) =>
  `# Title\n\n<!-- agentbench:begin main result=results/run -->${content}<!-- agentbench:end main -->\n\nRest.\n`;
const current = document(`\n\n${markdownReport.render(soundResult()).trim()}\n\n`);
const readme = (...args: string[]) => runCli(['readme', ...args], {}, cwd);

beforeAll(async () => {
  await mkdir(join(cwd, 'results', 'run'), { recursive: true });
  await writeFile(join(cwd, 'results', 'run', 'result.json'), JSON.stringify(soundResult()));
});

describe('readme', () => {
  it('makes the tables anew from the results that the markers name', async () => {
    await writeFile(join(cwd, 'README.md'), document('\nold table\n'));
    expect(await readme('--check')).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/README\.md: main differs .*\n$/) as string,
    });
    expect(await readFile(join(cwd, 'README.md'), 'utf8')).toBe(document('\nold table\n'));
    expect((await readme()).code).toBe(0);
    expect(await readFile(join(cwd, 'README.md'), 'utf8')).toBe(current);
    expect((await readme('--check')).code).toBe(0);
  });

  it('makes a table of the format that the marker names', async () => {
    const marker = '<!-- agentbench:begin all result=results/run format=overview -->';
    await writeFile(join(cwd, 'all.md'), `${marker}\n<!-- agentbench:end all -->\n`);
    expect((await readme('--file', 'all.md')).code).toBe(0);
    expect(await readFile(join(cwd, 'all.md'), 'utf8')).toBe(
      `${marker}\n\n${overviewReport.render(soundResult()).trim()}\n\n<!-- agentbench:end all -->\n`,
    );
  });

  it.each([
    ['missing.md', null, 'missing.md'],
    ['plain.md', '# No markers', 'no agentbench markers'],
    [
      'gone.md',
      '<!-- agentbench:begin a result=gone.json -->\n<!-- agentbench:end a -->',
      'gone.json',
    ],
    [
      'odd.md',
      '<!-- agentbench:begin a result=results/run format=poem -->\n<!-- agentbench:end a -->',
      '"a" has format=poem; known are table, markdown, overview, json',
    ],
  ])('says what is wrong with %s', async (file, text, message) => {
    if (text !== null) await writeFile(join(cwd, file), text);
    const { code, stderr } = await readme('--file', file);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it('shows an example', async () => {
    expect((await readme('--help')).stdout).toContain('$ agentbench readme --check');
  });
});
