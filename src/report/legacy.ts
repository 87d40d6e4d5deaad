/**
 * The summary of the benchmark that people quote most, filled with what is measured here, for its own
 * dashboard and plots. `agentbench explain --legacy` says for every field what it means there and here.
 */
import { UsageError } from '../errors.js';
import type { AdapterResult, Estimate, PlanRecord, Result } from '../results/schema.js';
import type { ReportFormat } from './format.js';
import { isInvalid } from './invalid-mark.js';
import { printableJson } from './json.js';
import { legacyFieldNames, legacyFields, type LegacyFieldName } from './legacy-fields.js';
import type { LegacyReader } from './legacy-reader.js';
import { inOrder } from './order.js';
import { plainText } from './plain-text.js';

const BYTES_PER_MIB = 2 ** 20;

interface Source {
  readonly name: string;
  readonly metrics: AdapterResult['metrics'];
  readonly plan: PlanRecord;
}

type Value = string | number | null;

/** Its readers know a figure, no interval. */
const figure = (estimate: Estimate | null | undefined): number | null => estimate?.value ?? null;

const values: Readonly<Record<LegacyFieldName, (source: Source) => Value>> = {
  name: ({ name }) => name,
  concurrency: ({ plan }) => plan.concurrency,
  total_requests: ({ metrics: { success } }) => success.total,
  total_success: ({ metrics: { success } }) => success.ok,
  total_failure: ({ metrics: { success } }) => success.total - success.ok,
  total_duration: ({ metrics: { success, throughputRps } }) =>
    throughputRps && success.ok / throughputRps.value,
  throughput_rps: ({ metrics }) => figure(metrics.throughputRps),
  average_latency_ms: ({ metrics }) => figure(metrics.latencyMs?.mean),
  p95_latency_ms: ({ metrics }) => figure(metrics.latencyMs?.p95),
  p99_latency_ms: ({ metrics }) => figure(metrics.latencyMs?.p99),
  average_call_ms: ({ metrics }) => figure(metrics.latencyMs?.mean),
  p95_call_ms: ({ metrics }) => figure(metrics.latencyMs?.p95),
  average_queue_ms: ({ metrics }) => figure(metrics.queueMs?.mean),
  p95_queue_ms: ({ metrics }) => figure(metrics.queueMs?.p95),
  average_processing_ms: () => null,
  p95_processing_ms: () => null,
  average_tool_ms: ({ metrics }) => figure(metrics.toolMs?.mean),
  p95_tool_ms: ({ metrics }) => figure(metrics.toolMs?.p95),
  average_llm_total_ms: ({ metrics }) => figure(metrics.llmMs?.mean),
  p95_llm_total_ms: ({ metrics }) => figure(metrics.llmMs?.p95),
  average_framework_overhead_ms: () => null,
  p95_framework_overhead_ms: () => null,
  average_framework_overhead_corrected_ms: ({ metrics }) => figure(metrics.overheadMs?.mean),
  p95_framework_overhead_corrected_ms: ({ metrics }) => figure(metrics.overheadMs?.p95),
  cpu_usage_percent: ({ metrics }) => figure(metrics.cpuPercent),
  memory_peak_mb: ({ metrics: { peakRssBytes } }) =>
    peakRssBytes && peakRssBytes.value / BYTES_PER_MIB,
  cold_start_ms: ({ metrics }) => figure(metrics.coldStart?.readyMs),
  determinism_rate: ({ metrics: { determinism } }) =>
    determinism && determinism.compared > 0 ? determinism.same / determinism.compared : null,
};

const isNeeded = (name: LegacyFieldName): boolean => 'needed' in legacyFields[name];

function rowOf(source: Source): Record<string, Value> | null {
  const row = legacyFieldNames.map((name) => [name, values[name](source)] as const);
  const complete = row.every(([name, value]) => value !== null || !isNeeded(name));
  return complete ? Object.fromEntries(row) : null;
}

/** By the name that its readers use: an object, fields by the alphabet, as its writers have it. */
function summary(result: Result, { names }: LegacyReader): Record<string, object> {
  const rows = inOrder(result.adapters)
    .filter(({ name }) => !isInvalid(result, name))
    .flatMap(({ name, metrics }) => {
      const shown = Object.hasOwn(names, name) ? (names[name] ?? name) : name;
      const row = rowOf({ name: plainText(shown), metrics, plan: result.plan });
      return row ? [[plainText(shown), row] as const] : [];
    });
  return Object.fromEntries(rows);
}

export const legacyReport = (reader: LegacyReader): ReportFormat => ({
  name: 'legacy',
  render(result) {
    if (result.plan.loop === 'open') {
      throw new UsageError(
        '--format legacy: its reader knows a number of slots, and this result is of an open loop; measure with --concurrency',
        '--format',
        'legacy',
      );
    }
    return printableJson(summary(result, reader));
  },
});
