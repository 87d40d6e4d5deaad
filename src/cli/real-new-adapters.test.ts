/** What `agentbench new` makes, built and checked for real: it answers at once, and only as a placeholder. */
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { templateLanguages } from '../adapters/template.js';
import { packageRoot } from '../package-root.js';
import { runCli, temporaryFolder } from './testing/cli.js';

/** In CI a missing toolchain is a failure; elsewhere that language is skipped and said to be. */
const REQUIRE_ALL = process.env.AGENTBENCH_TEST_REQUIRE_ALL === '1';
const folder = temporaryFolder();
const own = { ...process.env, XDG_CACHE_HOME: process.env.XDG_CACHE_HOME, HOME: process.env.HOME };
const languages = await templateLanguages();
const placeOf = (language: string) => join(folder, language, 'newcomer');
const outside = languages.flatMap((language) => ['--adapter', placeOf(language)]);
/** The points of the check that wait for the framework; all others hold at once. */
const OPEN = ['answer', 'file', 'tool', 'argument', 'calls'];

interface Checked {
  readonly name: string;
  readonly status: string;
  readonly reason?: string;
  readonly points?: readonly { point: string; state: string; came?: string }[];
}
let checked: readonly Checked[] = [];

beforeAll(async () => {
  for (const language of languages) {
    await runCli(['new', `${language}/newcomer`, '--dir', placeOf(language)]);
  }
  const { stdout, stderr } = await runCli(['verify', '--format', 'json', ...outside], own, folder);
  process.stderr.write(stderr);
  checked = (JSON.parse(stdout) as { adapters: Checked[] }).adapters;
});

describe.each(languages)('%s', (language) => {
  it('is built and answers at once: nothing is missing but the agent', (test) => {
    const row = checked.find(({ name }) => name === `${language}/newcomer`);
    if (row?.status === 'skipped' && !REQUIRE_ALL) test.skip(row.reason ?? '');
    expect(
      row?.points?.filter(({ state }) => state !== 'passed').map(({ point }) => point),
    ).toEqual(OPEN);
    expect(row?.points?.find(({ point }) => point === 'answer')?.came).toContain(
      `Placeholder of ${language}/newcomer`,
    );
  });
});

describe('typescript', () => {
  it('passes the type checker', { timeout: 120_000 }, async () => {
    const listed = await runCli(
      ['list', '--json', '--adapter', placeOf('typescript')],
      own,
      folder,
    );
    const [row] = JSON.parse(listed.stdout) as { start: { cwd: string } }[];
    const built = row?.start.cwd ?? '';
    const config = join(folder, 'tsconfig.json');
    // The kit has its parquet reader from the adapter beside it.
    const duckdb = join(built, 'node_modules/@duckdb/node-api/lib/index.d.ts');
    writeFileSync(
      config,
      JSON.stringify({
        extends: join(packageRoot, 'tsconfig.json'),
        compilerOptions: {
          typeRoots: [join(packageRoot, 'node_modules', '@types')],
          paths: { '@duckdb/node-api': [duckdb] },
        },
        include: [join(built, 'adapter.ts')],
      }),
    );
    const tsc = join(packageRoot, 'node_modules', 'typescript', 'bin', 'tsc');
    await promisify(execFile)(process.execPath, [tsc, '-p', config]).catch((error: unknown) => {
      throw new Error((error as { stdout: string }).stdout);
    });
    expect(readFileSync(join(built, 'adapter.ts'), 'utf8')).toContain('FILL IN');
  });
});
