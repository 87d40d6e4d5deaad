/** Adapters with every kind of fault, in real processes: each gets its reason, all else goes on. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readResult } from '../results/read-result.js';
import type { AdapterResult, Result } from '../results/schema.js';
import { faultyAdapters, runCli, temporaryFolder, type CliResult } from './testing/cli.js';

const folder = temporaryFolder();
const out = join(folder, 'out');
let printed: CliResult;
let result: Result;

function row(slug: string): AdapterResult {
  const found = result.adapters.find(({ name }) => name === `javascript/${slug}`);
  if (!found) throw new Error(`no row for ${slug}`);
  return found;
}

/** Processes whose command line mentions the test's own folder. */
function left(): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder);
      } catch {
        return false;
      }
    });
}

beforeAll(async () => {
  const settings =
    '--llm instant --tool constant --parquet small --requests 20 --concurrency 4 --warmup 10 --runs 1 --cold-starts 1';
  printed = await runCli(
    [
      'run',
      '--skip-verify',
      '--adapters',
      faultyAdapters,
      ...settings.split(' '),
      '--timeout',
      '1',
      '--start-timeout',
      '3',
      '--out',
      out,
    ],
    { OPENAI_API_KEY: 'sk-canary-0123456789', SOME_PASSWORD: 'canary-0123456789' },
    folder,
  );
  result = await readResult(out);
}, 120_000);

describe('a run over faulty adapters', () => {
  it('exits with 3 and measures the good one all the same', () => {
    expect(printed.code).toBe(3);
    expect(row('good')).toMatchObject({
      status: 'ok',
      metrics: { success: { ok: 20, total: 20 } },
    });
  });

  it.each([
    ['crash', /was killed by SIGSEGV/],
    ['exit', /exited with code 7, its last words: "Traceback: something went wrong"/],
    ['hang', /no answer within 1 s/],
    ['never-ready', /was not ready within 3 s/],
    ['crash-at-start', /exited with code 1, its last words: "Error: cannot import the framework"/],
    [
      'rubbish',
      /printed something on stdout that is not the protocol: "Hello {2}\[31mfrom a framework"/,
    ],
    ['twice', /answered [rwc]-\d+ twice/],
    ['wrong', /requests failed, first: answered "The answer is 42\."/],
    ['bad-answer', /bad field "answer"/],
    ['error', /requests failed, first: tool exploded/],
    ['no-program', /could not be started|failed to execute .*not-there/],
    ['failed-build', /failed to build: .* ended with code 3/],
  ])('%s is a failed row with its reason', (slug, reason) => {
    expect(row(slug).status).toBe('failed');
    expect(row(slug).reason).toMatch(reason);
    expect(printed.stdout).toContain(`javascript/${slug}`);
  });

  it('skips what needs a missing tool, and says which', () => {
    expect(row('no-toolchain')).toMatchObject({
      status: 'skipped',
      reason: 'needs a-tool-that-nobody-has ≥ 1.2',
    });
  });

  it('keeps the row of a known broken adapter', () => {
    expect(row('broken')).toMatchObject({ status: 'broken', reason: 'hangs (2026-11-01)' });
  });

  it('warns of more calls than the job needs, and of an adapter that ignores shutdown', () => {
    expect(row('extra-call').status).toBe('ok');
    const codes = (slug: string) =>
      result.warnings
        .filter(({ adapter }) => adapter === `javascript/${slug}`)
        .map(({ code }) => code);
    expect(codes('extra-call')).toContain('llm-calls');
    expect(codes('ignore-shutdown')).toContain('shutdown');
  });

  it('counts the children of an adapter and leaves none behind', () => {
    const rss = (slug: string) => row(slug).metrics.idleRssBytes?.value ?? 0;
    expect(rss('children')).toBeGreaterThan(1.5 * rss('good'));
    expect(left()).toEqual([]);
  });

  it('gives no secret to an adapter, a file or the terminal', () => {
    expect(row('secrets').status).toBe('ok');
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
    expect(files.length).toBeGreaterThan(10);
    expect(files.filter((text) => text.includes('canary'))).toEqual([]);
    expect(printed.stdout + printed.stderr).not.toContain('canary');
  });

  it('prints no control character of an adapter', () => {
    // eslint-disable-next-line no-control-regex
    expect(printed.stdout + printed.stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
  });
});

it('keeps what many agents in a process answered before it died', async () => {
  const many = join(folder, 'many');
  const options = '--scenario instantiate?agents=20 --runs 1 --concurrency 4 --skip-verify';
  await runCli(
    [
      'run',
      ...['--adapters', faultyAdapters, '--framework', 'javascript/crash'],
      ...options.split(' '),
      ...['--out', many],
    ],
    {},
    folder,
  );
  const [crashed] = (await readResult(many)).adapters;
  expect(crashed).toMatchObject({ status: 'failed' });
  expect(crashed?.reason).toMatch(/was killed by SIGSEGV/);
  expect(crashed?.metrics.success.ok).toBeGreaterThan(0);
}, 60_000);
