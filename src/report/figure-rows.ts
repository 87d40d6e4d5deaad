/** A result as a flat list, one figure a row, for programs that take tables. */
import type { AdapterResult, Comparison, Estimate, Metrics, Result } from '../results/schema.js';
import { COMPARED } from '../results/compare.js';
import { estimateNamed, estimateNames, times } from '../results/metric-estimate.js';
import { pointEstimate } from '../stats/estimate.js';
import { isInvalid } from './invalid-mark.js';
import { plainText } from './plain-text.js';

export type FigureUnit = 'ms' | 's' | 'bytes' | 'req/s' | '%' | '';

export interface FigureRow {
  readonly adapter: string;
  readonly language: string;
  readonly kind: AdapterResult['kind'];
  readonly framework: string | null;
  readonly frameworkVersion: string | null;
  readonly status: AdapterResult['status'];
  /** Why there are no figures, or not all. */
  readonly reason: string | null;
  /** The measurement, or that of the baseline: the figure must not be used. */
  readonly invalid: boolean;
  /** Requests a second that were offered; null in a closed loop. */
  readonly rateRps: number | null;
  /** As in the result: `latencyMs.p50`; null in the one row of an adapter without figures. */
  readonly metric: string | null;
  /** Of a difference: what was subtracted. */
  readonly baseline: string | null;
  readonly unit: FigureUnit;
  readonly value: number | null;
  /** 95 % interval; null where none can be given. */
  readonly low: number | null;
  readonly high: number | null;
}

type Figure = readonly [metric: string, estimate: Estimate | null];

/** Counted by the simulator, a mean a request. */
const counts = [
  'llmCallsPerRequest',
  'promptTokensPerRequest',
  'requestBytesPerRequest',
  'newConnectionsPerRequest',
] as const;

/** Units stand in the names. */
export function unitOf(metric: string): FigureUnit {
  const field = metric.split('.').findLast((part) => /[A-Z]/.test(part)) ?? '';
  if (/Ms(?=$|Per)/.test(field)) return 'ms';
  if (/Bytes(?=$|Per)/.test(field)) return 'bytes';
  if (field.endsWith('Rps')) return 'req/s';
  if (field.endsWith('Percent')) return '%';
  return field.endsWith('Seconds') ? 's' : '';
}

const counted = (value: number | null | undefined): Estimate | null =>
  value === null || value === undefined ? null : pointEstimate(value);

function figuresOf(metrics: Metrics): Figure[] {
  const { success, inFlight, installBytes, setupSeconds, lateSends, determinism } = metrics;
  return [
    ['success.ok', success.total > 0 ? counted(success.ok) : null],
    ['success.total', success.total > 0 ? counted(success.total) : null],
    ...estimateNames.map((name): Figure => [name, estimateNamed(metrics, name)]),
    ...times.map((field): Figure => [`${field}.max`, metrics[field]?.max ?? null]),
    ...counts.map((field): Figure => [field, metrics[field]]),
    ['inFlight.mean', counted(inFlight?.mean)],
    ['inFlight.peak', counted(inFlight?.peak)],
    ['inFlight.modelPeak', counted(inFlight?.modelPeak)],
    ['lateSends.late', counted(lateSends?.late)],
    ['lateSends.total', counted(lateSends?.total)],
    ['determinism.same', counted(determinism?.same)],
    ['determinism.compared', counted(determinism?.compared)],
    ...(metrics.added ?? []).map((one): Figure => [`added.${one.name}`, one]),
    ['installBytes', counted(installBytes)],
    ['setupSeconds', counted(setupSeconds)],
  ];
}

/** Differences are named `difference.overheadMs`. */
const differencesOf = (comparison: Comparison): Figure[] =>
  COMPARED.map((field) => [`difference.${field}`, comparison[field]]);

/** All figures of a result; an adapter without any keeps one row, with the reason. */
export function figureRows(result: Result): FigureRow[] {
  const lowest = result.plan.arrivals ? Math.min(...result.plan.arrivals.rates) : null;
  return result.adapters.flatMap((adapter) => {
    const about = {
      adapter: plainText(adapter.name),
      language: plainText(adapter.language),
      kind: adapter.kind,
      framework: adapter.framework && plainText(adapter.framework.name),
      frameworkVersion: adapter.framework && plainText(adapter.framework.version),
      status: adapter.status,
      reason: adapter.reason === undefined ? null : plainText(adapter.reason),
    };
    const rows = (
      figures: readonly Figure[],
      rateRps: number | null,
      comparedWith: string | null,
    ): FigureRow[] => {
      const invalid = [adapter.name, comparedWith].some(
        (name) => name !== null && isInvalid(result, name),
      );
      const baseline = comparedWith === null ? null : plainText(comparedWith);
      return figures.flatMap(([metric, estimate]): FigureRow[] => {
        if (!estimate) return [];
        const { value, low, high } = estimate;
        const unit = unitOf(metric);
        return [{ ...about, invalid, rateRps, metric, baseline, unit, value, low, high }];
      });
    };
    const own = [
      ...rows(figuresOf(adapter.metrics), lowest, null),
      // The lowest rate's figures are the adapter's own.
      ...result.sweep
        .filter(({ adapter: name, rate }) => name === adapter.name && rate !== lowest)
        .flatMap(({ metrics, rate }) => rows(figuresOf(metrics), rate, null)),
      ...result.comparisons
        .filter((comparison) => comparison.adapter === adapter.name)
        .flatMap((comparison) => rows(differencesOf(comparison), lowest, comparison.baseline)),
    ];
    const nothing = {
      invalid: false,
      rateRps: null,
      metric: null,
      baseline: null,
      unit: '',
    } as const;
    return own.length > 0 ? own : [{ ...about, ...nothing, value: null, low: null, high: null }];
  });
}
