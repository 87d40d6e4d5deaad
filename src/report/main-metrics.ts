/** The figures that are followed over time: what compare judges, not all that a result has. */
import type { FigureRow } from './figure-rows.js';

const followed = new Set([
  'latencyMs.p50',
  'latencyMs.p95',
  'responseMs.p50',
  'responseMs.p95',
  'overheadMs.mean',
  'throughputRps',
  'cpuMsPerRequest',
  'peakRssBytes',
  'coldStart.readyMs',
  'coldStart.firstAnswerMs',
]);

export interface MainMetric extends FigureRow {
  /** The adapter, and the rate where it was offered one. */
  readonly title: string;
  readonly metric: string;
  readonly value: number;
}

export function mainMetrics(rows: readonly FigureRow[]): MainMetric[] {
  return rows.flatMap((row) => {
    const { adapter, rateRps, metric, value } = row;
    // A history of single values has no place for a doubt: what must not be used stays out.
    if (metric === null || value === null || row.invalid || !followed.has(metric)) return [];
    return [
      { ...row, metric, value, title: rateRps === null ? adapter : `${adapter} at ${rateRps}/s` },
    ];
  });
}
