/** From many saved results to what changed when: pure. */
import { UsageError } from '../../errors.js';
import type { Result } from '../../results/schema.js';
import { SIGNIFICANCE } from '../../stats/difference.js';
import { holm } from '../../stats/holm.js';
import type { NamedResult } from '../comparison.js';
import { comparedMetrics, type ComparedMetric } from '../metric.js';
import { settingDifferences, settingText, versionDifferences } from '../settings.js';
import { subjectsOf, valuesOf } from '../subject.js';
import { testedSplits, type Split } from './change-point.js';
import { HISTORY_SCHEMA_VERSION, type History, type HistoryChange } from './history-schema.js';

/** A result that is not in the series, and why. */
export interface LeftOut {
  readonly file: string;
  readonly reason: string;
}

/** One adapter's metric over time, one value a result: the mean over its processes. */
interface Series {
  readonly adapter: string;
  readonly rate: number | null;
  readonly metric: ComparedMetric;
  readonly points: readonly { readonly source: NamedResult; readonly value: number }[];
}

const byTime = (a: NamedResult, b: NamedResult): number =>
  Date.parse(a.result.startedAt) - Date.parse(b.result.startedAt);

/** Results by time; those that are copies, or answer another question than the newest, are left out. */
export function comparableHistory(results: readonly NamedResult[]): {
  readonly kept: readonly NamedResult[];
  readonly leftOut: readonly LeftOut[];
} {
  const ordered = results.toSorted(byTime);
  const newest = ordered.at(-1);
  const kept: NamedResult[] = [];
  const leftOut: LeftOut[] = [];
  for (const one of ordered) {
    const copy = kept.find(({ result }) => result.startedAt === one.result.startedAt);
    const refused = newest
      ? settingDifferences(one.result, newest.result).filter(
          ({ severity }) => severity === 'refused',
        )
      : [];
    if (copy) leftOut.push({ file: one.file, reason: `the same run as ${copy.file}` });
    else if (refused.length > 0) {
      const reason = `measured in other settings than the newest: ${refused.map(settingText).join(', ')}`;
      leftOut.push({ file: one.file, reason });
    } else kept.push(one);
  }
  return { kept, leftOut };
}

function seriesOf(results: readonly NamedResult[], metrics: readonly ComparedMetric[]): Series[] {
  const series = new Map<
    string,
    Series & { readonly points: { source: NamedResult; value: number }[] }
  >();
  for (const source of results) {
    for (const adapter of source.result.adapters) {
      for (const subject of subjectsOf(source.result, adapter)) {
        for (const metric of metrics) {
          const values = valuesOf(subject, metric);
          if (values.length === 0) continue;
          const key = JSON.stringify([adapter.name, subject.rate, metric.name]);
          const own = series.get(key) ?? {
            adapter: adapter.name,
            rate: subject.rate,
            metric,
            points: [],
          };
          own.points.push({
            source,
            value: values.reduce((sum, value) => sum + value, 0) / values.length,
          });
          series.set(key, own);
        }
      }
    }
  }
  return [...series.values()];
}

const pointOf = ({ file, result }: NamedResult): HistoryChange['before'] => ({
  file,
  startedAt: result.startedAt,
  tool: result.tool.version,
  gitRevision: result.environment.gitRevision,
});

function versionsBetween(older: Result, newer: Result, name: string) {
  const find = ({ adapters }: Result) => adapters.find((adapter) => adapter.name === name);
  const [before, after] = [find(older), find(newer)];
  return before && after ? versionDifferences(before, after) : [];
}

function changeOf(
  { adapter, rate, metric, points }: Series,
  { from, to, at }: Split,
  p: number,
  bounds: readonly number[],
): HistoryChange | null {
  const [last, first] = [points[at - 1]?.source, points[at]?.source];
  if (!last || !first) return null;
  // The level up to the next change that was seen, not over it.
  const start = Math.max(from, ...bounds.filter((bound) => bound < at));
  const end = Math.min(to, ...bounds.filter((bound) => bound > at));
  const level = (one: number, other: number): number =>
    points.slice(one, other).reduce((sum, { value }) => sum + value, 0) / (other - one);
  const [older, newer] = [level(start, at), level(at, end)];
  return {
    adapter,
    rate,
    metric: metric.name,
    unit: metric.unit,
    old: { value: older, results: at - start },
    new: { value: newer, results: end - at },
    words: metric.words[newer > older ? 0 : 1],
    p,
    before: pointOf(last),
    after: pointOf(first),
    differs: [
      ...settingDifferences(last.result, first.result),
      ...versionsBetween(last.result, first.result, adapter),
    ],
  };
}

/** Changes by time, then by size; p is adjusted (Holm) for every split of every series that was tested. */
export function historyOf(
  results: readonly NamedResult[],
  metricNames?: readonly string[],
): History {
  const metrics = comparedMetrics.filter(({ name }) => metricNames?.includes(name) ?? true);
  const series = seriesOf(results, metrics);
  const tested = series.flatMap((one) =>
    testedSplits(one.points.map(({ value }) => value)).map((split) => ({ series: one, split })),
  );
  const adjusted = holm(tested.map(({ split }) => split.p));
  const seen = tested.flatMap(({ series, split }, at) => {
    const p = adjusted[at] ?? 1;
    return p <= SIGNIFICANCE ? [{ series, split, p }] : [];
  });
  const changes = seen.flatMap(({ series, split, p }) => {
    const bounds = seen.filter((other) => other.series === series).map(({ split }) => split.at);
    return changeOf(series, split, p, bounds) ?? [];
  });
  const size = ({ old, new: now }: HistoryChange): number =>
    Math.abs(Math.log(now.value / old.value));
  return {
    schemaVersion: HISTORY_SCHEMA_VERSION,
    results: results.map(pointOf),
    series: series.length,
    tested: tested.length,
    changes: changes.sort(
      (a, b) => Date.parse(b.after.startedAt) - Date.parse(a.after.startedAt) || size(b) - size(a),
    ),
  };
}

/** @throws UsageError naming the folder when too few results are left to tell a change from chance */
export function checkHistory(folder: string, results: readonly NamedResult[]): void {
  if (results.length >= 4) return;
  throw new UsageError(
    `--history: ${folder} has ${results.length} comparable result${results.length === 1 ? '' : 's'}; ` +
      'a change point needs 4 or more (two before, two after)',
    '--history',
    folder,
  );
}
