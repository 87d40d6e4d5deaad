/** Bencher Metric Format: benchmark → measure → value with bounds (bencher.dev/docs/reference/bencher-metric-format). */
import { figureRows } from './figure-rows.js';
import type { ReportFormat } from './format.js';
import { printableJson } from './json.js';
import { mainMetrics } from './main-metrics.js';

interface Measure {
  readonly value: number;
  readonly lower_value?: number;
  readonly upper_value?: number;
}

export const bencherReport: ReportFormat = {
  name: 'bencher',
  render(result) {
    const benchmarks = new Map<string, Record<string, Measure>>();
    for (const { title, metric, value, low, high } of mainMetrics(figureRows(result))) {
      const measures = benchmarks.get(title) ?? {};
      benchmarks.set(title, measures);
      const bounds = low === null || high === null ? {} : { lower_value: low, upper_value: high };
      measures[metric] = { value, ...bounds };
    }
    return printableJson(Object.fromEntries(benchmarks));
  },
};
