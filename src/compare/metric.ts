/** What can be compared, gated and followed over time: one value a block for each metric. */
import { nearest } from '../adapters/discovery.js';
import { UsageError } from '../errors.js';
import type { BlockResult, Metrics } from '../results/schema.js';

/** How a change is said: `words[0]` when the value grew, `words[1]` when it fell. */
type ChangeWords = readonly [grew: string, fell: string];

export interface ComparedMetric {
  /** As in the result's schema, so that it can be pasted into `--fail-on`. */
  readonly name: string;
  /** Which blocks have it. A cold-start block gives the median of its starts. */
  readonly kind: BlockResult['kind'];
  /** Of the value in the result, and of what is printed: 1 MB = 10⁶ bytes. */
  readonly unit: 'ms' | 'bytes' | 'req/s' | '';
  readonly better: 'low' | 'high';
  /** Counted exactly: the same in every process unless the adapter does something else. */
  readonly counted: boolean;
  readonly words: ChangeWords;
  /** Of one block; null where it was not measured. */
  readonly pick: (metrics: Metrics) => number | null;
}

const SPEED: ChangeWords = ['slower', 'faster'];
const MEMORY: ChangeWords = ['more memory', 'less memory'];

type Times = 'latencyMs' | 'overheadMs' | 'responseMs';
const figures = ['mean', 'p50', 'p95'] as const;

const times = (field: Times): ComparedMetric[] =>
  figures.map((figure) => ({
    name: `${field}.${figure}`,
    kind: 'load',
    unit: 'ms',
    better: 'low',
    counted: false,
    words: SPEED,
    pick: (metrics) => metrics[field]?.[figure].value ?? null,
  }));

const single = (
  name: string,
  unit: ComparedMetric['unit'],
  words: ChangeWords,
  pick: ComparedMetric['pick'],
  change: Partial<ComparedMetric> = {},
): ComparedMetric => ({
  name,
  kind: 'load',
  unit,
  better: 'low',
  counted: false,
  words,
  pick,
  ...change,
});

/** All of them, in the order in which equal rows are printed. */
export const comparedMetrics: readonly ComparedMetric[] = [
  ...times('overheadMs'),
  ...times('latencyMs'),
  ...times('responseMs'),
  single(
    'throughputRps',
    'req/s',
    ['more throughput', 'less throughput'],
    ({ throughputRps }) => throughputRps?.value ?? null,
    { better: 'high' },
  ),
  single(
    'cpuMsPerRequest',
    'ms',
    ['more CPU', 'less CPU'],
    ({ cpuMsPerRequest }) => cpuMsPerRequest?.value ?? null,
  ),
  single('peakRssBytes', 'bytes', MEMORY, ({ peakRssBytes }) => peakRssBytes?.value ?? null),
  single('idleRssBytes', 'bytes', MEMORY, ({ idleRssBytes }) => idleRssBytes?.value ?? null),
  ...(['firstAnswerMs', 'readyMs'] as const).map((figure) =>
    single(
      `coldStart.${figure}`,
      'ms',
      ['slower start', 'faster start'],
      ({ coldStart }) => coldStart?.[figure].value ?? null,
      { kind: 'cold-start' },
    ),
  ),
  single(
    'llmCallsPerRequest',
    '',
    ['more model calls', 'fewer model calls'],
    ({ llmCallsPerRequest }) => llmCallsPerRequest?.value ?? null,
    { counted: true },
  ),
  single(
    'promptTokensPerRequest',
    '',
    ['more prompt tokens', 'fewer prompt tokens'],
    ({ promptTokensPerRequest }) => promptTokensPerRequest?.value ?? null,
    { counted: true },
  ),
  single(
    'successRate',
    '',
    ['more right answers', 'fewer right answers'],
    ({ success }) => (success.total > 0 ? success.ok / success.total : null),
    { better: 'high' },
  ),
];

/** The metric of that name. */
export function metricNamed(name: string): ComparedMetric | undefined {
  return comparedMetrics.find((metric) => metric.name === name);
}

/** The name that is spelled most like one that is unknown. */
export function nearestMetric(name: string): string {
  return (
    nearest(
      name,
      comparedMetrics.map((metric) => metric.name),
    ) ?? ''
  );
}

/** @throws UsageError naming `--metrics` and the nearest name */
export function checkMetricNames(names: readonly string[] | undefined): void {
  for (const name of names ?? []) {
    if (metricNamed(name)) continue;
    throw new UsageError(
      `--metrics: no metric is named "${name}". Did you mean "${nearestMetric(name)}"?`,
      '--metrics',
      name,
    );
  }
}
