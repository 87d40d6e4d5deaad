import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../package-root.js';
import { markdownReport } from '../report/markdown.js';
import { tableReport } from '../report/table.js';
import { soundResult } from '../report/testing/sample-results.js';
import { pricePresets } from './chosen-price.js';
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

const example = {
  ...{ provider: 'Example', instance: 'two.cores', region: 'here', vcpus: 2, memoryBytes: 8e9 },
  ...{ pricePerHour: 0.1, currency: 'USD', source: 'https://example.org', readOn: '2026-01-02' },
};

describe('with --price', () => {
  it('prints costs, of a file as of a preset', async () => {
    await writeFile(join(cwd, 'price.json'), JSON.stringify(example));
    const own = await report('run', '--price', 'price.json', '--sessions', '500');
    expect(own.stdout).toContain('Cost of 500 sessions at once on Example two.cores in here');
    expect(own.stdout).toContain('at 60 % mean utilisation');
    const preset = await report('run', '--price', 'aws/m7g.large', '--utilisation', '30');
    expect(preset.stdout).toContain('Cost of 1,000 sessions at once on AWS m7g.large');
    expect(preset.stdout).toContain('at 30 % mean utilisation');
    expect(own.code).toBe(0);
  });

  it.each<[string[], object | string, RegExp]>([
    [
      ['--price', 'aws/m7.large'],
      '',
      /--price: "aws\/m7\.large" is neither a preset .* Did you mean "aws\/m7g\.large"\?/,
    ],
    [['--price', 'no.json'], '', /cannot read the price no\.json \(no such file or folder\)/],
    [['--price', 'bad.json'], { ...example, vcpus: 0 }, /--price bad\.json: field "vcpus": /],
    [
      ['--price', 'bad.json'],
      { ...example, currency: '$' },
      /field "currency": is no currency code/,
    ],
    [['--price', 'bad.json'], { ...example, source: 'a blog' }, /field "source": /],
    [['--price', 'bad.json'], '{', /--price bad\.json: is not JSON/],
    [
      ['--price', 'aws/m7g.large', '--format', 'github'],
      '',
      /--format github: has no place for costs; .*jsonl/,
    ],
    [['--sessions', '5'], '', /--sessions 5 means nothing without --price/],
    [
      ['--price', 'aws/m7g.large', '--utilisation', '0'],
      '',
      /'--utilisation <percent>' argument '0' is invalid/,
    ],
  ])('refuses %j', async (args, content, message) => {
    await writeFile(
      join(cwd, 'bad.json'),
      typeof content === 'string' ? content : JSON.stringify(content),
    );
    const { code, stderr } = await report('run', ...args);
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
  });

  it('has presets that say where and when each price was read', async () => {
    const presets = await pricePresets();
    expect(presets.size).toBeGreaterThan(1);
    for (const [name, { source, readOn }] of presets) {
      expect(name).toMatch(/^[a-z]+\/[a-z0-9.-]+$/);
      expect(source).toMatch(/^https:/);
      expect(readOn <= new Date().toISOString()).toBe(true);
      expect((await report('--help')).stdout).toContain(name);
    }
  });
});

it('shows an example', async () => {
  expect((await report('--help')).stdout).toContain('$ agentbench report');
});
