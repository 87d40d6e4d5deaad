import { describe, expect, it } from 'vitest';
import { seededRandom } from '../stats/random.js';
import { compareResults, planComparisons } from './comparison.js';
import type { Gate } from './comparison-schema.js';
import { parseGateExpression } from './gate-expression.js';
import { figuresResult, type Shown } from './testing/figures-result.js';
import type { Result } from '../results/schema.js';

function gateOf(old: Result, now: Result, ...expressions: string[]): Gate {
  const planned = planComparisons([
    { file: 'old', result: old },
    { file: 'new', result: now },
  ]);
  const { gate } = compareResults(planned, { gate: expressions.map(parseGateExpression) });
  if (!gate) throw new Error('there is a gate');
  return gate;
}

const one = (shown: Shown, change: Partial<Result> = {}) =>
  figuresResult({ 'zig/bare': shown }, change);
const MB = 1e6;
const steady = one({
  overheadMs: [10, 10.1, 9.9, 10, 10.05],
  peakRssBytes: [50, 51, 50, 50, 49].map((mb) => mb * MB),
});

describe('decision of the gate', () => {
  it('fails when the whole interval lies beyond the bound', () => {
    const slower = one({ overheadMs: [12, 12.1, 11.9, 12, 12.05] });
    const { decision, checks } = gateOf(steady, slower, 'overheadMs.p50 > 10%');
    expect(decision).toBe('fail');
    expect(checks[0]?.words).toMatch(/^fails: \+20\.0% \(\+18\.\d … \+21\.\d\)$/);
    expect(checks[0]?.change?.low).toBeGreaterThan(10);
  });

  it('passes when the whole interval lies within', () => {
    const alike = one({ overheadMs: [10.1, 10, 10, 9.95, 10] });
    expect(gateOf(steady, alike, 'overheadMs.p50 > 10%', 'overheadMs.p50 > 0.5ms').decision).toBe(
      'pass',
    );
  });

  it('says how many runs would tell when the interval holds the bound, and that many do', () => {
    const noisy = [10, 13, 9, 12, 11.5];
    const gate = gateOf(steady, one({ overheadMs: noisy }), 'overheadMs.p50 > 5%');
    expect(gate.decision).toBe('cannot-tell');
    const needed = gate.checks[0]?.runsNeeded ?? 0;
    expect(needed).toBeGreaterThan(5);
    expect(gate.checks[0]?.words).toContain(`needs about ${needed} runs`);
    const many = (values: readonly number[]) =>
      Array.from({ length: 2 * needed }, (_, at) => values[at % 5] ?? 0);
    const later = gateOf(
      one({ overheadMs: many([10, 10.1, 9.9, 10, 10.05]) }),
      one({ overheadMs: many(noisy) }),
      'overheadMs.p50 > 5%',
    );
    expect(later.decision).toBe('fail');
  });

  it('cannot tell of one run, nor of what was not measured', () => {
    const gate = gateOf(
      one({ overheadMs: [1] }),
      one({ overheadMs: [9] }),
      'overheadMs.p50 > 5%',
      'idleRssBytes > 1MB',
    );
    expect(gate.checks.map(({ decision, runsNeeded }) => [decision, runsNeeded])).toEqual([
      ['cannot-tell', 2],
      ['cannot-tell', null],
    ]);
    expect(gate.checks[1]?.words).toBe('cannot tell: not measured in the old and the new');
  });

  it('takes bounds in units, and less of what more is better', () => {
    const heavier = one({
      overheadMs: [10, 10, 10, 10.1, 10],
      peakRssBytes: [80, 81, 80, 80, 79].map((mb) => mb * MB),
      ok: [40, 41, 40, 40, 39],
    });
    const gate = gateOf(
      steady,
      heavier,
      'peakRssBytes > 20MB',
      'peakRssBytes > 100MiB',
      'successRate < -10%',
    );
    expect(gate.checks.map(({ decision }) => decision)).toEqual(['fail', 'pass', 'fail']);
  });

  it('fails when an adapter that worked fails now, with figures or without', () => {
    const [adapter] = steady.adapters;
    if (!adapter) throw new Error('there is an adapter');
    const failed = { ...adapter, status: 'failed' as const, reason: 'was killed by SIGSEGV' };
    const without = { ...failed, metrics: { ...failed.metrics, success: { ok: 0, total: 0 } } };
    for (const now of [failed, without]) {
      const gate = gateOf(steady, { ...steady, adapters: [now] }, 'overheadMs.p50 > 10%');
      expect(gate.decision).toBe('fail');
      expect(gate.checks[0]?.words).toContain('it worked before, now');
    }
  });

  it('cannot tell of an invalid measurement', () => {
    const warnings = [
      { code: 'clock-jump', severity: 'invalid' as const, adapter: 'zig/bare', message: '' },
    ];
    const gate = gateOf(steady, { ...steady, warnings }, 'overheadMs.p50 > 10%');
    expect(gate.checks[0]?.words).toBe('cannot tell: the new measurement is invalid [clock-jump]');
  });

  it('refuses an adapter that is not compared', () => {
    expect(() => gateOf(steady, steady, 'zig/bear: overheadMs.p50 > 10%')).toThrow(
      'Did you mean "zig/bare"?',
    );
  });
});

describe('bad expressions', () => {
  it.each([
    [
      'overheadMs.p51 > 10%',
      /no metric is named "overheadMs\.p51"\. Did you mean "overheadMs\.p50"\?/,
    ],
    ['overheadMs.p50 10%', /not understood/],
    ['overheadMs.p50 > ten', /not understood/],
    ['overheadMs.p50 > 10 bananas', /has no unit "bananas"/],
    ['overheadMs.p50 > 10MB', /has no unit "MB"; allowed: %, ms, s, us, µs, none/],
    ['llmCallsPerRequest > 1constructor', /has no unit "constructor"; allowed: %, none/],
    ['throughputRps > 10%', /would fail on an improvement.*write "throughputRps < -10%"/],
    ['', /not understood/],
  ])('%s', (text, message) => {
    expect(() => parseGateExpression(text)).toThrow(message);
  });
});

/** A/A: processes that differ as processes do, some badly; the same program on both sides. */
describe('false alarms', () => {
  const random = seededRandom(5);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const figures = () =>
    Array.from({ length: 5 }, () => 20 * Math.exp(0.08 * normal() + (random() < 0.02 ? 0.5 : 0)));
  const names = ['zig/bare', 'zig/heron', 'ada/bare', 'ada/kestrel', 'ada/falcon'];
  const draw = () =>
    figuresResult(
      Object.fromEntries(
        names.map((name) => [name, { overheadMs: figures(), peakRssBytes: figures() }]),
      ),
    );
  const TABLES = 300;
  let [falseVerdicts, falseFailures] = [0, 0];
  for (let table = 0; table < TABLES; table += 1) {
    const planned = planComparisons([
      { file: 'old', result: draw() },
      { file: 'new', result: draw() },
    ]);
    const gate = ['overheadMs.mean > 0%', 'peakRssBytes > 0%'].map(parseGateExpression);
    const document = compareResults(planned, {
      gate,
      metrics: ['overheadMs.mean', 'peakRssBytes'],
    });
    if (document.comparisons[0]?.rows.some(({ verdict }) => verdict.kind === 'seen'))
      falseVerdicts += 1;
    if (document.gate?.decision === 'fail') falseFailures += 1;
  }

  // 5 % and three standard errors of so many tables.
  const most = TABLES * 0.05 + 3 * Math.sqrt(TABLES * 0.05 * 0.95);

  it('stay within 5 % of tables', () => {
    expect(falseVerdicts).toBeLessThanOrEqual(most);
  });

  it('stay within 5 % of gates, even of a bound of nothing', () => {
    expect(falseFailures).toBeLessThanOrEqual(most);
  });
});
