/**
 * Results that somebody else made: whatever is in the file, a command prints safe text, or one line that
 * says what is wrong with exit code 2. AGENTBENCH_TEST_MUTATIONS=20000
 * looks longer, AGENTBENCH_TEST_SEED elsewhere.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ExitCode } from '../errors.js';
import { packageRoot } from '../package-root.js';
import { soundResult, troubledResult } from '../report/testing/sample-results.js';
import { captured } from './testing/captured.js';
import { temporaryFolder } from './testing/cli.js';
import { mutation } from './testing/mutations.js';

const MUTATIONS = Number(process.env.AGENTBENCH_TEST_MUTATIONS ?? 2000);
const SEED = Number(process.env.AGENTBENCH_TEST_SEED ?? 5);
/** Far above what any takes; a loop without end would never come back. */
const PATIENCE_MS = 10_000;

const folder = temporaryFolder();
const nights = join(folder, 'nights');
const hostile = join(nights, 'hostile-result.json');
const sound = join(folder, 'sound.json');
const readme = join(folder, 'README.md');
const markers =
  '<!-- agentbench:begin main result=nights/hostile-result.json -->\n<!-- agentbench:end main -->\n';

/** Characters that no command may print, whatever a file holds. */
const raw = /[^\P{C}\n]|[\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

/** Tags, mentions and links that Markdown output may not have; folded lists and breaks are its own. */
const markup = /<(?!\/?(?:details|summary)>|!-- -->)|@\w|https?:\/|(?<!\\)\]\(/;

const commands: readonly (readonly string[])[] = [
  ['report', hostile],
  ['report', hostile, '--format', 'markdown'],
  ['report', hostile, '--format', 'json'],
  ['report', hostile, '--format', 'legacy'],
  ['report', hostile, '--price', 'aws/m7g.large'],
  ['report', hostile, '--price', 'hetzner/cx33', '--format', 'markdown'],
  ['readme', '--file', readme],
  ['explain', hostile],
  ['compare', sound, hostile, '--force'],
  ['compare', hostile, sound, '--force', '--format', 'markdown'],
  ['compare', hostile, hostile, '--format', 'json'],
  ['compare', hostile, '--baseline', 'zig/bare', '--fail-on', 'overheadMs.p50 > 1%'],
  ['compare', '--history', nights],
];

interface Named {
  readonly name?: string;
  readonly adapter?: string;
}

/** The same result with the adapters of one language, and so smaller. */
function ofLanguage(text: string, language: string): string {
  const keep = (items: readonly Named[]) =>
    items.filter(({ name, adapter }) => (name ?? adapter)?.startsWith(`${language}/`));
  const result = JSON.parse(text) as Record<'adapters' | 'blocks' | 'comparisons', Named[]>;
  const { adapters, blocks, comparisons } = result;
  return JSON.stringify({
    ...result,
    adapters: keep(adapters),
    blocks: keep(blocks),
    comparisons: keep(comparisons),
  });
}

/** Made-up ones, well and troubled, and a real one of schema version 1. */
async function originals(): Promise<string[]> {
  const headline = await readFile(join(packageRoot, 'results', 'headline', 'result.json'), 'utf8');
  return [
    ofLanguage(JSON.stringify(soundResult()), 'zig'),
    JSON.stringify(troubledResult()),
    ofLanguage(headline, 'go'),
  ];
}

async function check(args: readonly string[]): Promise<number | null> {
  const started = performance.now();
  const { code, stdout, stderr } = await captured(args);
  expect(performance.now() - started).toBeLessThan(PATIENCE_MS);
  expect(stdout + stderr).not.toMatch(raw);
  if (args.includes('markdown')) expect(stdout).not.toMatch(markup);
  expect([ExitCode.ok, ExitCode.usage, ExitCode.regression]).toContain(code);
  // A history goes on without what it cannot use, and says so.
  const said = args.includes('--history')
    ? stderr.replaceAll(/^left out .{1,2000}\n/gm, '')
    : stderr;
  if (code === 2) {
    expect(stdout).toBe('');
    expect(said).toMatch(/^agentbench: .{1,2000}\n$/);
  } else {
    expect(said).toBe('');
    expect(stdout).not.toBe('');
  }
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  return code;
}

it(
  'are printed safely or refused in one line',
  async () => {
    const texts = await originals();
    await writeFile(sound, texts[0] ?? '');
    await mkdir(nights);
    for (const day of [1, 2, 3, 4]) {
      const night = { ...soundResult(), startedAt: `2026-01-0${day}T03:04:05.000Z` };
      const text = ofLanguage(JSON.stringify(night), 'zig');
      await writeFile(join(nights, `${day}-result.json`), text);
    }
    const codes = new Map<number | null, number>();
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...texts),
        mutation,
        fc.constantFrom(...commands),
        async (text, mutate, args) => {
          await writeFile(hostile, mutate(text));
          await writeFile(readme, markers);
          const code = await check(args);
          codes.set(code, (codes.get(code) ?? 0) + 1);
          expect(await readFile(readme, 'utf8')).not.toMatch(raw);
        },
      ),
      { seed: SEED, numRuns: MUTATIONS, endOnFailure: process.env.CI !== undefined },
    );
    // Both ways were taken: the mutations are neither all refused nor all harmless.
    expect(codes.get(0)).toBeGreaterThan(MUTATIONS / 10);
    expect(codes.get(2)).toBeGreaterThan(MUTATIONS / 10);
  },
  20 * 60_000,
);
