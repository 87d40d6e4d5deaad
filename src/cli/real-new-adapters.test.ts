/** What `agentbench new` makes, built and driven for real: it answers at once, and only as a placeholder. */
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { templateLanguages } from '../adapters/template.js';
import { packageRoot } from '../package-root.js';
import { readResult } from '../results/read-result.js';
import type { Result } from '../results/schema.js';
import { runCli, temporaryFolder } from './testing/cli.js';

/** In CI a missing toolchain is a failure; elsewhere that language is skipped and said to be. */
const REQUIRE_ALL = process.env.AGENTBENCH_TEST_REQUIRE_ALL === '1';
const folder = temporaryFolder();
const own = { ...process.env, XDG_CACHE_HOME: process.env.XDG_CACHE_HOME, HOME: process.env.HOME };
const languages = await templateLanguages();
const placeOf = (language: string) => join(folder, language, 'newcomer');
const outside = languages.flatMap((language) => ['--adapter', placeOf(language)]);
const quick =
  'run --llm instant --tool constant --parquet small --requests 10 --runs 1 --cold-starts 1';

let result: Result;

beforeAll(async () => {
  for (const language of languages) {
    await runCli(['new', `${language}/newcomer`, '--dir', placeOf(language)]);
  }
  const out = join(folder, 'out');
  const { code, stderr } = await runCli(
    [...quick.split(' '), ...outside, '--out', out],
    own,
    folder,
  );
  process.stderr.write(stderr);
  expect(code).toBe(3);
  result = await readResult(out);
});

describe.each(languages)('%s', (language) => {
  it('is built, starts, asks the model and answers: nothing is missing but the agent', (test) => {
    const row = result.adapters.find(({ name }) => name === `${language}/newcomer`);
    if (row?.status === 'skipped' && !REQUIRE_ALL) test.skip(row.reason);
    expect(row?.status).toBe('failed');
    expect(row?.reason).toContain(`Placeholder of ${language}/newcomer`);
    expect(row?.reason).toContain('I have no tool that could answer');
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
