/**
 * The summary `legacy`, against what its readers do with it. Derived from samuelcolvin/autoagents-bench (a
 * copy of liquidos-ai/autoagents-bench), commit 3ec9ca93c78c297a49f1a5cfd96a200b5f9b3edc:
 * `BenchmarkResult` in _src/langchain_bench.py (28 fields), benchmark-dashboard/src/App.jsx, plot_benchmarks.py.
 */
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { discoverAdapters } from '../adapters/discovery.js';
import { readLegacyReader } from '../cli/legacy-reader.js';
import type { Result } from '../results/schema.js';
import { legacyExplanation } from './legacy-explanation.js';
import { legacyFieldNames, legacyFields } from './legacy-fields.js';
import { legacyReport } from './legacy.js';
import { goldenText } from './testing/golden.js';
import { soundResult, troubledResult } from './testing/sample-results.js';

/** `name: str`, `total_requests: int`, … in the order of the dataclass. */
const WRITTEN = [
  'name',
  'total_requests',
  'concurrency',
  'total_duration',
  'throughput_rps',
  'average_latency_ms',
  'p95_latency_ms',
  'average_queue_ms',
  'p95_queue_ms',
  'average_call_ms',
  'p95_call_ms',
  'average_processing_ms',
  'p95_processing_ms',
  'average_tool_ms',
  'p95_tool_ms',
  'average_framework_overhead_ms',
  'p95_framework_overhead_ms',
  'average_llm_total_ms',
  'p95_llm_total_ms',
  'average_framework_overhead_corrected_ms',
  'p95_framework_overhead_corrected_ms',
  'total_success',
  'total_failure',
  'cpu_usage_percent',
  'memory_peak_mb',
  'p99_latency_ms',
  'cold_start_ms',
  'determinism_rate',
];

/** With these App.jsx does arithmetic, or calls a method of Number: null would be 0, or an exception. */
const COMPUTED_WITH = [
  'average_framework_overhead_corrected_ms',
  'average_latency_ms',
  'concurrency',
  'cpu_usage_percent',
  'memory_peak_mb',
  'p95_latency_ms',
  'p99_latency_ms',
  'throughput_rps',
  'total_requests',
  'total_success',
];

const typeOf = (field: string): object => {
  if (field === 'name') return { type: 'string' };
  if (/^(total_(requests|success|failure)|concurrency)$/.test(field)) return { type: 'integer' };
  // plot_benchmarks.py reads with pandas.to_numeric(errors='coerce'): null is no number, and is left out.
  return { type: COMPUTED_WITH.includes(field) ? 'number' : ['number', 'null'] };
};

const schema = {
  type: 'object',
  minProperties: 1,
  additionalProperties: {
    type: 'object',
    required: WRITTEN,
    additionalProperties: false,
    properties: Object.fromEntries(WRITTEN.map((field) => [field, typeOf(field)])),
  },
};

const reader = await readLegacyReader();
const [first, second, ...others] = soundResult().adapters;
if (!first || !second) throw new Error('the sample has adapters');
/** With two rows that the dashboard knows. */
const sound: Result = {
  ...soundResult(),
  adapters: [{ ...first, name: 'rust/rig' }, { ...second, name: 'python/langchain' }, ...others],
};
type Summary = Record<string, Record<string, number>>;
const read = (result: Result) => JSON.parse(legacyReport(reader).render(result)) as Summary;

describe('legacy summary', () => {
  const summary = read(sound);

  it('has the fields that its writers write, in types that its readers take', () => {
    const ajv = new Ajv({ allErrors: true });
    expect(ajv.validate(schema, summary), ajv.errorsText()).toBe(true);
    expect(legacyFieldNames).toEqual([...WRITTEN].sort());
    expect(WRITTEN).toHaveLength(28);
  });

  it('gives a figure wherever the dashboard computes with one', () => {
    const needed = legacyFieldNames.filter((name) => 'needed' in legacyFields[name]);
    expect(needed).toEqual(['name', ...COMPUTED_WITH].sort());
    for (const row of Object.values(summary)) {
      const { average_latency_ms: latency = NaN, cpu_usage_percent: cpu = NaN } = row;
      const { average_framework_overhead_corrected_ms: overhead = NaN, concurrency = NaN } = row;
      const { memory_peak_mb: memory = NaN, throughput_rps: rate = NaN } = row;
      // pureLat, cpuEfficiency, projected memory: the dashboard's own arithmetic.
      for (const value of [
        latency - overhead,
        rate / Math.max(cpu, 0.001),
        (memory * 500) / concurrency,
      ]) {
        expect(Number.isFinite(value)).toBe(true);
      }
    }
  });

  it('calls adapters as its dashboard does', () => {
    expect(Object.keys(summary)).toContain('Rig');
    expect(Object.keys(summary)).toContain('LangChain');
    expect(summary.Rig?.name).toBe('Rig');
    expect(Object.keys(summary)).toHaveLength(sound.adapters.length);
  });

  it('says what was measured', () => {
    const { metrics } = first;
    expect(summary.Rig).toMatchObject({
      total_requests: 150,
      total_success: 150,
      total_failure: 0,
      concurrency: 10,
      average_latency_ms: metrics.latencyMs?.mean.value,
      average_call_ms: metrics.latencyMs?.mean.value,
      average_framework_overhead_corrected_ms: metrics.overheadMs?.mean.value,
      average_framework_overhead_ms: null,
      average_processing_ms: null,
      cold_start_ms: metrics.coldStart?.readyMs.value,
      memory_peak_mb: (metrics.peakRssBytes?.value ?? NaN) / 1024 / 1024,
      determinism_rate: 1,
    });
    const { total_duration: seconds = NaN, throughput_rps: rate = NaN } = summary.Rig ?? {};
    expect(seconds * rate).toBeCloseTo(150, 9);
  });

  it('is as in the golden file', async () => {
    const text = legacyReport(reader).render(soundResult());
    expect(text).toBe(await goldenText('report-sound.legacy.json', text));
  });
});

it('leaves out what it has no place to mark', () => {
  // zig/heron is invalid, three adapters have no figures, zig/bare has no CPU figure here.
  const adapters = troubledResult().adapters.map((adapter) =>
    adapter.name === 'zig/bare'
      ? { ...adapter, metrics: { ...adapter.metrics, cpuPercent: null } }
      : adapter,
  );
  expect(Object.keys(read(troubledResult()))).toEqual(['zig/bare']);
  expect(read({ ...troubledResult(), adapters })).toEqual({});
});

it('refuses an open loop', () => {
  const open = { ...sound, plan: { ...sound.plan, loop: 'open' as const } };
  expect(() => legacyReport(reader).render(open)).toThrow(/--format legacy: .* open loop/);
});

it('names adapters that there are', async () => {
  const names = (await discoverAdapters()).map(({ name }) => name);
  for (const name of Object.keys(reader.names)) expect(names).toContain(name);
});

it('explains every field in 100 columns', () => {
  const text = legacyExplanation(reader);
  for (const name of legacyFieldNames)
    expect(text).toMatch(new RegExp(`^${name}( \\*)?\n  There: `, 'm'));
  for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  expect(text).toContain('It has 28 fields');
  expect(text).toContain('3ec9ca93c78c297a49f1a5cfd96a200b5f9b3edc');
});
