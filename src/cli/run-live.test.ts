/** A run with a real model, as a second simulator plays it: key, limits, recording, replay, what is said. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readLlmCalls } from '../results/read-raw.js';
import { readResult } from '../results/read-result.js';
import type { Result } from '../results/schema.js';
import { listening, steadyProfile, type Listening } from '../simulator/testing/listening.js';
import { captured } from './testing/captured.js';
import {
  faultyAdapters,
  runCli,
  startCli,
  temporaryFolder,
  type CliResult,
} from './testing/cli.js';

const KEY = 'sk-canary-c0ffee-5d2a77';
const folder = temporaryFolder();
const file = join(folder, 'recording.jsonl');
let upstream: Listening;
const pinned = ['--adapters', faultyAdapters, '--skip-verify', '--tool', 'constant'];
const small = '--parquet small --requests 12 --concurrency 4 --warmup 4 --cold-starts 2'.split(' ');

const args = (out: string, ...others: string[]): string[] => [
  ...['run', ...pinned, ...small],
  ...['--out', join(folder, out), ...others],
];
const live = (): string[] => ['--llm', `${upstream.baseUrl}?secret=query`, '--model', 'some-model'];

/** Environments and command lines of all processes of the run, and all that it wrote. */
function everything(): string[] {
  const processes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap((pid) => {
      try {
        const [environment, command] = ['environ', 'cmdline'].map((each) =>
          readFileSync(`/proc/${pid}/${each}`, 'utf8'),
        );
        // The command itself has what its user gave it.
        if (command?.includes('/cli/main.js')) return [];
        return [`${pid} ${command ?? ''} ${environment ?? ''}`];
      } catch {
        return [];
      }
    });
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap((entry) => {
      try {
        return [readFileSync(join(entry.parentPath, entry.name), 'latin1')];
      } catch {
        return [];
      }
    });
  return [...processes, ...files];
}

beforeAll(async () => {
  upstream = await listening(steadyProfile(20, 1));
});
afterAll(() => upstream.close());

describe('a run with a real model', () => {
  let printed: CliResult;
  let result: Result;
  let seen = 0;
  const exposed: string[] = [];

  beforeAll(async () => {
    const run = startCli(
      args('live', ...live(), '--framework', 'good,children', '--runs', '2', '--record', file),
      { OPENAI_API_KEY: KEY },
      folder,
    );
    const look = setInterval(() => {
      seen += 1;
      exposed.push(...everything().filter((text) => text.includes(KEY)));
    }, 100);
    printed = await run.result;
    clearInterval(look);
    result = await readResult(join(folder, 'live'));
  }, 120_000);

  it('measures calls, tokens and times as with the simulator', async () => {
    expect(printed.stderr).toContain('12/12 right');
    const [good] = result.adapters;
    expect(good).toMatchObject({ name: 'javascript/good', status: 'ok' });
    expect(good?.metrics.llmCallsPerRequest?.value).toBe(2);
    expect(good?.metrics.promptTokensPerRequest?.value).toBeGreaterThan(20);
    expect(good?.metrics.llmMs?.p50.value).toBeGreaterThan(40);
    expect(good?.metrics.proxyMs?.p50.value).toBeGreaterThan(0);
    const calls = await readLlmCalls(join(folder, 'live', result.raw.llmCalls));
    expect(calls.every(({ proxyNs }) => proxyNs > 0)).toBe(true);
  });

  it('says what answered and what it took, and leaves out what cannot be equal', () => {
    const { live: told, profile, llm } = result.plan;
    expect(profile).toBeNull();
    expect(llm).toBe(`some-model at 127.0.0.1:${upstream.port}`);
    // Two adapters, two runs, 12 + 4 requests of two calls; cold starts are not asked of it.
    expect(told).toMatchObject({
      source: 'live',
      model: 'some-model',
      baseUrl: upstream.baseUrl,
      recording: {
        name: 'recording.jsonl',
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      },
      spent: { calls: 2 * 2 * 16 * 2, uncounted: 0, usd: null },
    });
    expect(upstream.records().filter(({ requestId }) => requestId?.startsWith('c-'))).toEqual([]);
    expect(result.comparisons).toEqual([]);
    expect(printed.stdout).toMatch(/requests do not pair, so no\s+differences/);
    expect(printed.stdout).toMatch(/The proxy itself adds [\d.…ms ]+\s+to a call/);
    expect(JSON.stringify(result)).not.toContain('secret=query');
  });

  it.runIf(process.platform === 'linux')('keeps the key out of every process and file', () => {
    expect(seen).toBeGreaterThan(5);
    expect(exposed).toEqual([]);
    expect(everything().filter((text) => text.includes(KEY))).toEqual([]);
    expect(printed.stdout + printed.stderr).not.toContain(KEY);
  });
});

describe('a recording', () => {
  it('is played to any adapter: same calls, same delays, with differences', async () => {
    const { code, stdout } = await runCli(
      args('replayed', '--replay', file, '--framework', 'good,children', '--runs', '2'),
      {},
      folder,
    );
    expect([0, 4]).toContain(code);
    const result = await readResult(join(folder, 'replayed'));
    const before = await readResult(join(folder, 'live'));
    expect(result.plan.live).toMatchObject({
      source: 'replayed',
      model: 'some-model',
      recording: before.plan.live?.recording,
    });
    expect(result.adapters.map(({ metrics: { success } }) => success)).toEqual([
      { ok: 24, total: 24 },
      { ok: 24, total: 24 },
    ]);
    const calls = async (of: Result, out: string) =>
      (await readLlmCalls(join(folder, out, of.raw.llmCalls)))
        .filter(({ adapter, repetition }) => adapter === 'javascript/good' && repetition === 1)
        // Ids that the answers of several processes had differ: one's are played to all.
        .map(({ requestId, call, promptTokens, completionTokens, bodyHash }) =>
          JSON.stringify([requestId, call, promptTokens, completionTokens, call === 0 && bodyHash]),
        )
        .toSorted();
    expect(await calls(result, 'replayed')).toEqual(await calls(before, 'live'));
    for (const { metrics } of result.adapters) {
      expect(metrics.determinism).toEqual({ same: 24, compared: 24 });
    }
    expect(result.comparisons).toMatchObject([{ adapter: 'javascript/children' }]);
    expect(stdout).toMatch(/Model: a recording of some-model/);
  });

  it('is refused where it holds too little', async () => {
    const { code, stderr } = await captured([
      ...args('more', '--replay', file, '--framework', 'good'),
      ...['--requests', '13'],
    ]);
    expect(code).toBe(2);
    expect(stderr).toContain('holds 12 of the 13 requests of --requests');
  });
});

describe('limits', () => {
  it('end the run in order: finished blocks are kept, the limit is named, exit code 4', async () => {
    upstream.records();
    const { code, stdout } = await runCli(
      args('limited', ...live(), '--framework', 'good', '--runs', '5', '--max-requests', '50'),
      {},
      folder,
    );
    expect(code).toBe(4);
    const result = await readResult(join(folder, 'limited'));
    // A block takes 32 calls: one is whole, the second was cut off.
    const loads = result.blocks.filter(({ kind }) => kind === 'load');
    expect(loads).toHaveLength(1);
    expect(result.blocks.every(({ status }) => status === 'ok')).toBe(true);
    expect(result.plan.live?.spent?.calls).toBe(50);
    expect(upstream.records().filter(({ endpoint }) => endpoint === 'chat')).toHaveLength(50);
    expect(result.warnings.map(({ code: of }) => of)).toContain('limit-reached');
    expect(result.warnings.map(({ code: of }) => of)).not.toContain('interrupted');
    expect(stdout).toContain('--max-requests 50');
  });

  it('are told of ahead by --dry-run, with the costs', async () => {
    const { code, stdout } = await captured([
      ...args('never', ...live(), '--framework', 'good', '--runs', '3', '--dry-run'),
      ...['--max-requests', '90', '--budget', '10', '--price-per-million', '0.15,0.6'],
    ]);
    expect(code).toBe(0);
    const text = stdout.replaceAll(/\s+/g, ' ');
    expect(text).toMatch(
      /about 96 calls, warm-up included, [\d,]+ prompt and [\d,]+ completion tokens, [\d.]+ USD/,
    );
    expect(text).toContain('--max-requests 90 will end the run');
    expect(text).not.toContain('--budget 10 will end');
    expect(text).toContain('cold starts cost nothing');
  });
});

describe('what is wrong is said in one line', () => {
  it.each([
    [['--model', 'gpt-4o'], /--model gpt-4o means nothing .*--llm http/],
    [['--llm', 'http://127.0.0.1:9'], /needs --model NAME/],
    [['--llm', 'http://:x', '--model', 'm'], /no address of a server/],
    [['--llm', 'localhost:8000/v1', '--model', 'm'], /write http:\/\/localhost:8000\/v1/],
    [
      ['--llm', 'http://127.0.0.1:9', '--model', 'm', '--budget', '1'],
      /--budget needs --price-per-million/,
    ],
    [
      ['--llm', 'http://127.0.0.1:9', '--model', 'm', '--api-key-env', 'NO_SUCH_KEY'],
      /NO_SUCH_KEY is not set/,
    ],
    [['--price-per-million', '1'], /Give two prices/],
    [['--budget', '0'], /above 0 USD/],
    [['--max-tokens', '5'], /--max-tokens means nothing without the address of a server/],
    [['--replay', 'no-such.jsonl'], /no-such.jsonl cannot be read/],
    [['--replay', 'x.jsonl', '--llm', 'http://127.0.0.1:9', '--model', 'm'], /leave out --llm/],
  ])('%j', async (options, message) => {
    const { code, stderr } = await captured([...args('wrong'), '--framework', 'good', ...options]);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
    expect(stderr.split('\n').filter((line) => line.startsWith('agentbench: '))).toHaveLength(1);
  });

  it('a server that nobody reaches', async () => {
    const llm = ['--llm', 'http://127.0.0.1:9', '--model', 'm'];
    const { code, stderr } = await runCli(
      args('nobody', '--framework', 'good', ...llm),
      {},
      folder,
    );
    expect(code).toBe(1);
    expect(stderr).toMatch(/http:\/\/127\.0\.0\.1:9\/v1 cannot be reached/);
  });
});
