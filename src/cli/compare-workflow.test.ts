/** The workflow for pull requests, as plain shell: its `run:` steps in order, as a runner would. */
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { packageRoot } from '../package-root.js';
import { faultyAdapters, temporaryFolder } from './testing/cli.js';

const workflow = z
  .object({
    jobs: z.object({
      compare: z.object({
        env: z.record(z.string(), z.string()),
        steps: z.array(
          z.object({
            name: z.string().optional(),
            run: z.string().optional(),
            env: z.record(z.string(), z.string()).optional(),
            'continue-on-error': z.boolean().optional(),
          }),
        ),
      }),
    }),
  })
  .parse(parse(readFileSync(join(packageRoot, '.github/workflows/compare.yml'), 'utf8')));
const job = workflow.jobs.compare;

const expressions: Readonly<Record<string, string>> = {
  'github.token': 'a-token',
  'github.repository': 'someone/something',
  'github.event.pull_request.number': '7',
};
const substituted = (text: string): string =>
  text.replaceAll(/\$\{\{\s*(\S+)\s*\}\}/g, (_, name: string) => {
    const value = expressions[name];
    if (value === undefined) throw new Error(`no value for ${name}`);
    return value;
  });

/** A source tree with one honest adapter, which waits so long before each answer. */
function tree(folder: string, delayMs: number): void {
  const language = join(folder, 'bench/adapters/javascript');
  for (const part of ['kit', 'good']) {
    cpSync(join(faultyAdapters, 'javascript', part), join(language, part), { recursive: true });
  }
  const program = join(language, 'kit/adapter.mjs');
  const text = readFileSync(program, 'utf8');
  const slower = text.replace(
    'const result = await answer(doubtful(params.question));',
    `await new Promise((resolve) => setTimeout(resolve, ${delayMs}));$&`,
  );
  expect(slower).not.toBe(text);
  writeFileSync(program, slower);
}

function stub(folder: string, name: string, script: string): void {
  writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, name), 0o755);
}

interface Ran {
  /** Exit codes by the step's name, up to the first that failed. */
  readonly codes: Readonly<Record<string, number | null>>;
  readonly comment: string;
  readonly log: string;
}

function runJob(headDelayMs: number): Ran {
  const folder = temporaryFolder();
  tree(join(folder, 'base'), 0);
  tree(join(folder, 'head'), headDelayMs);
  symlinkSync(join(packageRoot, 'dist'), join(folder, 'head/dist'));
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  stub(bin, 'npm', 'exit 0');
  // The first comment cannot edit one that is not there.
  stub(
    bin,
    'gh',
    'case "$*" in *--edit-last*) exit 1;; esac; echo "$*" > commented; cp "$5" comment.md',
  );
  const codes: Record<string, number | null> = {};
  let log = '';
  for (const { name = '', run, env = {}, ...step } of job.steps) {
    if (run === undefined) continue;
    const variables = { ...job.env, ...env };
    const { status, stdout, stderr } = spawnSync(
      'bash',
      ['--noprofile', '--norc', '-eo', 'pipefail', '-c', substituted(run)],
      {
        cwd: folder,
        encoding: 'utf8',
        env: {
          ...Object.fromEntries(
            Object.entries(variables).map(([key, text]) => [key, substituted(text)]),
          ),
          PATH: `${bin}:${process.env.PATH ?? ''}`,
          HOME: folder,
          XDG_CACHE_HOME: join(folder, 'cache'),
          GITHUB_STEP_SUMMARY: join(folder, 'summary.md'),
          FRAMEWORKS: 'good',
          RUN_OPTIONS:
            '--llm instant --tool constant --requests 12 --concurrency 2 --warmup 2 --runs 3 --cold-starts 0',
          FAIL_ON: 'overheadMs.p50 > 30ms\npeakRssBytes > 1GB\n',
        },
      },
    );
    codes[name] = status;
    log += `${name}\n${stdout}${stderr}`;
    if (status !== 0 && step['continue-on-error'] !== true) break;
  }
  return { codes, log, comment: readFileSync(join(folder, 'comment.md'), 'utf8') };
}

describe('the workflow that compares a pull request with its base', () => {
  it('fails a head that is slower, after it has commented the table', { timeout: 120_000 }, () => {
    const { codes, comment, log } = runJob(150);
    expect(codes, log).toEqual({
      Install: 0,
      'Measure both, interleaved': 0,
      Compare: 0,
      Comment: 0,
      Gate: 5,
    });
    expect(comment).toContain('FAILS: javascript/good: overheadMs.p50 &gt; 30ms');
    expect(comment).toMatch(/\| javascript\/good \| overheadMs\.p50 \|/);
  });

  it('passes a head that is the same', { timeout: 120_000 }, () => {
    const { codes, comment, log } = runJob(0);
    expect(codes.Gate, log).toBe(0);
    expect(comment).not.toContain('FAILS');
  });
});
