/** From two or more results to what changed: pure. */
import { UsageError } from '../errors.js';
import { plainText } from '../report/plain-text.js';
import type { Result } from '../results/schema.js';
import { differenceOfProcesses, withHolm, type Difference } from '../stats/difference.js';
import { mean } from '../stats/mean.js';
import { derivedSeed } from '../stats/random.js';
import {
  COMPARISON_SCHEMA_VERSION,
  type ComparedRow,
  type ComparisonDocument,
  type ComparisonOfResults,
} from './comparison-schema.js';
import { decideGate } from './gate.js';
import type { GateExpression } from './gate-expression.js';
import { comparedMetrics, type ComparedMetric } from './metric.js';
import { notesOf } from './comparison-notes.js';
import { pairByName, pairWithBaseline, type Pair, type Pairing } from './pairing.js';
import { settingDifferences, settingText, versionDifferences } from './settings.js';
import { valuesOf } from './subject.js';
import { byImportance, untestedKind, verdictOf } from './verdict.js';
import { smallestVisibleAmong } from './visible.js';

/** A result and the file it came from. */
export interface NamedResult {
  readonly file: string;
  readonly result: Result;
}

export interface ComparisonOptions {
  /** Within one result: an adapter's name, or a query such as `?from=base`. */
  readonly baseline?: string | undefined;
  readonly gate?: readonly GateExpression[];
  /** Of permutations. */
  readonly seed?: number;
  /** Names of metrics; all unless told. */
  readonly metrics?: readonly string[] | undefined;
}

/** What two results are to be compared in, before any figure is looked at. */
export interface PlannedComparison {
  readonly old: NamedResult;
  readonly new: NamedResult;
  /** Within one result: what the old side is; null between two. */
  readonly baseline: string | null;
  readonly pairing: Pairing;
  readonly settings: ComparisonOfResults['settings'];
}

/** One metric of one pair, before all tests are known. */
interface Candidate {
  readonly pair: Pair;
  readonly metric: ComparedMetric;
  readonly older: readonly number[];
  readonly newer: readonly number[];
  readonly untested: ReturnType<typeof untestedKind>;
}

/**
 * Pairs adapters: each other result with the first, or within one by `baseline`.
 * @throws UsageError when `baseline` names nothing
 */
export function planComparisons(
  [first, ...others]: readonly [NamedResult, ...NamedResult[]],
  baseline?: string,
): PlannedComparison[] {
  const plan = (other: NamedResult, pairing: Pairing, versions: boolean): PlannedComparison => ({
    old: first,
    new: other,
    baseline: baseline ?? null,
    pairing,
    settings: [
      ...settingDifferences(first.result, other.result),
      ...(versions
        ? [...new Map(pairing.pairs.map((pair) => [pair.new.adapter.name, pair])).values()].flatMap(
            (pair) => versionDifferences(pair.old.adapter, pair.new.adapter),
          )
        : []),
    ],
  });
  return baseline === undefined
    ? others.map((other) => plan(other, pairByName(first.result, other.result), true))
    : [plan(first, pairWithBaseline(first.result, baseline), baseline.startsWith('?'))];
}

/** @throws UsageError naming all settings that make a comparison meaningless, with both values */
export function refuseIncompatible(planned: readonly PlannedComparison[]): void {
  for (const { old, new: now, settings } of planned) {
    const refused = settings.filter(({ severity }) => severity === 'refused').map(settingText);
    if (refused.length === 0) continue;
    throw new UsageError(
      plainText(
        `${now.file} cannot be compared with ${old.file}, which was measured in other settings: ` +
          `${refused.join(', ')}; --force compares them all the same`,
      ),
      now.file,
    );
  }
}

function candidatesOf(
  { pairing }: PlannedComparison,
  metrics: readonly ComparedMetric[],
): Candidate[] {
  return pairing.pairs.flatMap((pair) =>
    metrics.flatMap((metric): Candidate[] => {
      const [older, newer] = [valuesOf(pair.old, metric), valuesOf(pair.new, metric)];
      if (older.length === 0 || newer.length === 0) return [];
      return [{ pair, metric, older, newer, untested: untestedKind(older, newer, metric) }];
    }),
  );
}

/** p is of those tested only: what is counted, constant or of one run is no test. */
function differenceOf(candidate: Candidate, family: number, seed: number): Difference {
  const { pair, metric, older, newer, untested } = candidate;
  const difference = differenceOfProcesses(
    newer,
    older,
    derivedSeed(seed, `${pair.new.adapter.name} ${metric.name}`),
    family,
  );
  if (!difference) throw new Error('a candidate has figures on both sides');
  return untested === null
    ? { ...difference, smallestVisible: smallestVisibleAmong(newer, older, family) }
    : { ...difference, p: null, pMethod: null, pAdjusted: null };
}

function rowOf(
  { pair, metric, older, newer, untested }: Candidate,
  difference: Difference,
): ComparedRow {
  return {
    adapter: pair.new.adapter.name,
    baseline: pair.old.adapter.name,
    rate: pair.new.rate,
    metric: metric.name,
    unit: metric.unit,
    old: { value: mean(older), processes: older.length },
    new: { value: mean(newer), processes: newer.length },
    difference,
    verdict: verdictOf(metric, difference, untested),
  };
}

const sideOf = ({ file, result }: NamedResult): ComparisonOfResults['old'] => ({
  file,
  startedAt: result.startedAt,
  tool: result.tool.version,
  gitRevision: result.environment.gitRevision,
});

/** All comparisons, p adjusted over all of them, sorted by importance, and the gate's decision. */
export function compareResults(
  planned: readonly PlannedComparison[],
  { gate = [], seed = 1, metrics }: ComparisonOptions,
): ComparisonDocument {
  const wanted = comparedMetrics.filter(({ name }) => metrics?.includes(name) ?? true);
  const candidates = planned.map((plan) => candidatesOf(plan, wanted));
  const all = candidates.flat();
  const tested = all.filter(({ untested }) => untested === null).length;
  const adjusted = withHolm(all.map((candidate) => differenceOf(candidate, tested, seed)));
  const differences = new Map(all.map((candidate, at) => [candidate, adjusted[at]]));
  const [first] = planned;
  return {
    schemaVersion: COMPARISON_SCHEMA_VERSION,
    tool: first?.new.result.tool.version ?? '',
    comparisons: planned.map((plan, at) => ({
      old: sideOf(plan.old),
      new: sideOf(plan.new),
      baseline: plan.baseline,
      interleaved: plan.baseline !== null,
      settings: plan.settings,
      rows: (candidates[at] ?? [])
        .flatMap((candidate) => {
          const difference = differences.get(candidate);
          return difference ? [rowOf(candidate, difference)] : [];
        })
        .sort(byImportance),
      unpaired: [...plan.pairing.unpaired],
      notes: notesOf(plan),
    })),
    tested,
    gate: gate.length > 0 ? decideGate(planned, gate) : null,
  };
}
