/** Estimates by name, as the result's schema spells them: `overheadMs.mean`, `peakRssBytes`. */
import type { Estimate, Metrics } from './schema.js';

/** Distributions, in milliseconds. */
export const times = ['latencyMs', 'queueMs', 'responseMs', 'llmMs', 'toolMs', 'overheadMs'] as const;
const figures = ['mean', 'p50', 'p95', 'p99'] as const;
const single = [
  'throughputRps',
  'idleRssBytes',
  'peakRssBytes',
  'finalRssBytes',
  'pssBytes',
  'cpuMsPerRequest',
  'cpuPercent',
] as const;
const starts = ['readyMs', 'firstAnswerMs'] as const;

type Pick = (metrics: Metrics) => Estimate | null;

const picks = new Map<string, Pick>([
  ...times.flatMap((time) =>
    figures.map((figure): [string, Pick] => [
      `${time}.${figure}`,
      (metrics) => metrics[time]?.[figure] ?? null,
    ]),
  ),
  ...single.map((name): [string, Pick] => [name, (metrics) => metrics[name]]),
  ...starts.map((name): [string, Pick] => [
    `coldStart.${name}`,
    (metrics) => metrics.coldStart?.[name] ?? null,
  ]),
]);

export const estimateNames: readonly string[] = [...picks.keys()];

/** Null where there is none. @param name one of `estimateNames` */
export function estimateNamed(metrics: Metrics, name: string): Estimate | null {
  return picks.get(name)?.(metrics) ?? null;
}

/** Half the 95 % interval over the value, in %; null without interval. */
export function halfWidthPercent(estimate: Estimate | null): number | null {
  if (estimate?.low == null || estimate.high === null) return null;
  const half = (estimate.high - estimate.low) / 2;
  return half === 0 ? 0 : (100 * half) / Math.abs(estimate.value);
}
