import { describe, expect, it } from 'vitest';
import { PLAIN_LOOK } from '../report/look.js';
import { goldenText } from '../report/testing/golden.js';
import { sampleCosts } from '../results/testing/sample-run.js';
import type { Result } from '../results/schema.js';
import { comparisonDocumentSchema } from './comparison-schema.js';
import { comparisonFormats } from './comparison-format.js';
import { compareResults, planComparisons, refuseIncompatible } from './comparison.js';
import { parseGateExpression } from './gate-expression.js';
import { figuresResult, type Shown } from './testing/figures-result.js';

const spread = [0.97, 1.02, 1, 0.99, 1.03];
const around = (value: number) => spread.map((factor) => value * factor);

/** Five processes of each; `times` is what an adapter's costs are multiplied by. */
function sampleResult(times: (name: string) => number, startedAt: string): Result {
  const shown = sampleCosts.map(({ name, overheadMs, rssBytes, coldMs }): [string, Shown] => [
    name,
    {
      overheadMs: around(overheadMs * times(name)),
      peakRssBytes: around(rssBytes * times(name)),
      firstAnswerMs: around(coldMs).toReversed(),
      llmCalls: spread.map(() => 2),
    },
  ]);
  return figuresResult(Object.fromEntries(shown), { startedAt });
}

const older = sampleResult(() => 1, '2026-01-02T03:04:05.000Z');
const newer = {
  ...sampleResult((name) => (name === 'ada/kestrel' ? 2 : 1.01), '2026-01-09T03:04:05.000Z'),
  tool: { name: 'agentbench', version: '0.2.0' },
};
const gate = ['overheadMs.mean > 10%', 'zig/heron: peakRssBytes > 0.1MB'].map(parseGateExpression);
const named = (result: Result, file: string) => ({ file, result });

describe('comparison of two results', () => {
  const document = compareResults(planComparisons([named(older, 'old'), named(newer, 'new')]), {
    gate,
  });

  it.each([
    ['table', 'txt'],
    ['markdown', 'md'],
  ] as const)('%s is as in the golden file', async (format, extension) => {
    const text = comparisonFormats[format](document);
    expect(text).toBe(await goldenText(`compare.${extension}`, text));
  });

  it.each([
    ['60', { width: 60 }],
    ['80', { width: 80 }],
    ['160', { width: 160 }],
    ['80.ascii', { width: 80, ascii: true }],
  ])('the table at %s is as in the golden file', async (told, look) => {
    const text = comparisonFormats.table(document, { ...PLAIN_LOOK, ...look });
    expect(text).toBe(await goldenText(`compare.${told}.txt`, text));
  });

  it('is a document of its schema', () => {
    expect(comparisonDocumentSchema.parse(JSON.parse(comparisonFormats.json(document)))).toEqual(
      document,
    );
  });

  it('puts what was seen first, the largest change on top', () => {
    const [comparison] = document.comparisons;
    const kinds = comparison?.rows.map(({ verdict }) => verdict.kind) ?? [];
    expect(kinds[0]).toBe('seen');
    expect(kinds.lastIndexOf('seen')).toBeLessThan(kinds.indexOf('not-seen'));
    expect(comparison?.rows[0]).toMatchObject({ adapter: 'ada/kestrel' });
    const seen = comparison?.rows.filter(({ verdict }) => verdict.kind === 'seen') ?? [];
    expect(new Set(seen.map(({ adapter }) => adapter))).toEqual(new Set(['ada/kestrel']));
  });
});

describe('verdicts', () => {
  const compare = (old: Parameters<typeof figuresResult>[0], now: typeof old) =>
    compareResults(
      planComparisons([named(figuresResult(old), 'old'), named(figuresResult(now), 'new')]),
      {},
    ).comparisons[0];

  it('says nothing of one run', () => {
    const compared = compare(
      { 'zig/bare': { overheadMs: [1] } },
      { 'zig/bare': { overheadMs: [9] } },
    );
    expect(compared?.rows[0]?.verdict).toEqual({
      kind: 'unknown',
      words: 'one run: nothing is known of the difference between processes',
    });
  });

  it('sees one more model call at once, whatever else is tested', () => {
    const shown = { overheadMs: [1, 2], llmCalls: [2, 2] };
    const compared = compare({ 'zig/bare': shown }, { 'zig/bare': { ...shown, llmCalls: [3, 3] } });
    expect(compared?.rows[0]).toMatchObject({
      metric: 'llmCallsPerRequest',
      verdict: { kind: 'seen', words: 'more model calls' },
    });
  });

  it('names the smallest visible difference where none is seen', () => {
    const shown = { overheadMs: [1, 1.1, 0.9, 1, 1.05] };
    const compared = compare(
      { 'zig/bare': shown },
      { 'zig/bare': { overheadMs: [1.05, 1, 1, 0.95, 1.1] } },
    );
    expect(compared?.rows[0]?.verdict.words).toMatch(
      /^no difference seen; smallest visible ≈ 0\.\d+ ms$/,
    );
  });

  it('says when the questions answered differ, and who is in one result only', () => {
    const compared = compare(
      { 'zig/bare': { overheadMs: [1, 2] }, 'zig/heron': { overheadMs: [1, 1] } },
      { 'zig/bare': { overheadMs: [1, 2], ok: [50, 49] }, 'zig/wren': { overheadMs: [1, 1] } },
    );
    expect(compared?.notes[1]).toContain('zig/bare answered 100 of 100 rightly, now 99 of 100');
    expect(compared?.unpaired).toEqual([
      { adapter: 'zig/heron', reason: 'only in the old result', broke: false },
      { adapter: 'zig/wren', reason: 'only in the new result', broke: false },
    ]);
  });
});

describe('within one result', () => {
  const result = figuresResult({
    'zig/bare': { overheadMs: [1, 2] },
    'zig/bare?copy=b': { overheadMs: [1, 2] },
    'zig/heron?x=1': { overheadMs: [3, 4] },
    'zig/heron?x=1&copy=b': { overheadMs: [3, 4] },
  });
  const pairsOf = (baseline: string) =>
    planComparisons([named(result, 'r')], baseline).flatMap(({ pairing }) =>
      pairing.pairs.map((pair) => [pair.old.adapter.name, pair.new.adapter.name]),
    );

  it('sets every other adapter against one', () => {
    expect(pairsOf('zig/bare').map(([, name]) => name)).toEqual([
      'zig/bare?copy=b',
      'zig/heron?x=1',
      'zig/heron?x=1&copy=b',
    ]);
  });

  it('sets each adapter against its own variant', () => {
    expect(pairsOf('?copy=b')).toEqual([
      ['zig/bare?copy=b', 'zig/bare'],
      ['zig/heron?x=1&copy=b', 'zig/heron?x=1'],
    ]);
  });

  it('refuses what is not there', () => {
    expect(() => pairsOf('zig/bear')).toThrow(
      '--baseline: the result has no adapter "zig/bear". Did you mean "zig/bare"?',
    );
    expect(() => pairsOf('?from=base')).toThrow(
      'no adapter of the result has a variant "?from=base"',
    );
  });
});

describe('settings that differ', () => {
  const shown = { 'zig/bare': { overheadMs: [1, 2] } };
  const old = figuresResult(shown);
  const plan = (change: Partial<Result['plan']>) => ({ plan: { ...old.plan, ...change } });
  const planned = (change: Partial<Result>) =>
    planComparisons([named(old, 'old'), named(figuresResult(shown, change), 'new')]);

  it.each([
    [{ concurrency: 20 }, 'plan.concurrency (10, now 20)'],
    [{ llm: 'instant' }, 'plan.llm (gpt-4o-mini, now instant)'],
    [{ scenario: 'chat' }, 'plan.scenario (react, now chat)'],
    [{ scenarioParams: { tools: '200' } }, 'plan.scenarioParams (none, now tools=200)'],
    [{ tool: 'constant' as const }, 'plan.tool (parquet, now constant)'],
    [{ loop: 'open' as const }, 'plan.loop (closed, now open)'],
    [{ fixture: null }, 'plan.fixture (small, 20000 rows, sha256 ffffffffffff, now none)'],
  ])('%j is refused by name', (change, message) => {
    expect(() => {
      refuseIncompatible(planned(plan(change)));
    }).toThrow(message);
  });

  it('names what is doubtful with both values, and does not refuse it', () => {
    const [adapter] = old.adapters;
    if (!adapter) throw new Error('there is an adapter');
    const change = planned({
      ...plan({ seed: 7, requests: 100, warmup: 9, timeoutMs: 5 }),
      environment: { ...old.environment, kernel: '6.9', node: '22.0.0', tools: { zig: '0.16' } },
      adapters: [{ ...adapter, framework: { name: 'bare', version: '2.0.0' } }],
    });
    refuseIncompatible(change);
    expect(change[0]?.settings.map(({ field }) => field)).toEqual([
      'plan.seed',
      'plan.requests',
      'plan.warmup',
      'plan.timeoutMs',
      'environment.kernel',
      'environment.node',
      'environment.tools.zig',
      'zig/bare framework',
    ]);
    expect(change[0]?.settings.at(-1)).toMatchObject({ old: 'zig/bare 1.2.3', new: 'bare 2.0.0' });
  });
});
