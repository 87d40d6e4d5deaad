/** Figures of several results over time, one small plot for each adapter. */
import { h } from 'hastscript';
import type { Element } from 'hast';
import { note, type Section } from '../../report/html/html.js';
import { htmlTable } from '../../report/html/html-table.js';
import { Plot } from '../../report/html/plot.js';
import { smallMultiples } from '../../report/html/small-multiples.js';
import { formatNumber } from '../../report/number-format.js';
import { inOrder } from '../../report/order.js';
import { plainText } from '../../plain-text.js';
import { mean } from '../../stats/mean.js';
import type { NamedResult } from '../comparison.js';
import { metricTitle } from '../comparison-table.js';
import { changeTable } from '../history/history-format.js';
import { comparableHistory, historyOf } from '../history/history.js';
import { comparedMetrics, type ComparedMetric } from '../metric.js';
import { inPrintedUnit } from '../quantity.js';
import { subjectsOf, valuesOf } from '../subject.js';

/** Two results are a comparison; a course has three or more. */
const FEWEST = 3;
/** So many that a change can be told from chance. */
const FEWEST_FOR_CHANGES = 4;
const ADAPTERS_DRAWN = 60;

const followed = ['overheadMs.p50', 'cpuMsPerRequest', 'peakRssBytes', 'coldStart.firstAnswerMs'];

interface Point {
  readonly at: number;
  readonly value: number;
}

/** Of each result, by time, in the unit that is printed: the mean over the adapter's processes. */
function course(results: readonly NamedResult[], name: string, metric: ComparedMetric): Point[] {
  return results.flatMap(({ result }, at) => {
    const adapter = result.adapters.find((one) => one.name === name);
    const [subject] = adapter ? subjectsOf(result, adapter) : [];
    const values = subject ? valuesOf(subject, metric) : [];
    return values.length > 0
      ? [{ at: at + 1, value: inPrintedUnit(mean(values), metric.unit) }]
      : [];
  });
}

function courses(
  results: readonly NamedResult[],
  names: readonly string[],
  metric: ComparedMetric,
): Element[] {
  const all = names.map((name) => ({ name, points: course(results, name, metric) }));
  const present = all.filter(({ points }) => points.length > 1);
  if (present.length === 0) return [];
  const title = metricTitle(metric.name, metric.unit);
  return [
    h('h3', title),
    smallMultiples(
      present.map(({ name, points }) => ({
        name,
        label:
          `${title} of ${plainText(name)} over ${points.length} results: ` +
          `from ${formatNumber(points[0]?.value ?? NaN, 1)} to ${formatNumber(points.at(-1)?.value ?? NaN, 1)}.`,
        marks: [
          Plot.ruleY([0]),
          Plot.line(points, { x: 'at', y: 'value', stroke: 'var(--framework)' }),
          Plot.dot(points, { x: 'at', y: 'value', fill: 'var(--framework)', r: 2.5 }),
        ],
      })),
      {
        x: { domain: [1, results.length], label: 'result →', ticks: Math.min(4, results.length) },
        y: { label: null, ticks: 3, grid: true },
      },
    ),
  ];
}

/** Null for fewer than three comparable results. */
export function historySection(results: readonly NamedResult[]): Section | null {
  const { kept, leftOut } = comparableHistory(results);
  const newest = kept.at(-1);
  if (!newest || kept.length < FEWEST) return null;
  const names = inOrder(newest.result.adapters)
    .map(({ name }) => name)
    .slice(0, ADAPTERS_DRAWN);
  const history = kept.length >= FEWEST_FOR_CHANGES ? historyOf(kept) : null;
  return {
    id: 'history',
    title: 'Over time',
    content: [
      note(
        `${kept.length} results by the time they were started; a point is the mean over an adapter’s processes. ` +
          'Every plot has its own scale, from 0.',
      ),
      ...leftOut.map(({ file, reason }) => note(`Left out: ${file}: ${reason}`)),
      history === null
        ? note('A change point needs 4 results or more.')
        : history.changes.length > 0
          ? htmlTable(changeTable(history), { sortable: true })
          : note(`No change is seen in ${history.series} series (adapter × metric).`),
      ...followed.flatMap((name) => {
        const metric = comparedMetrics.find((one) => one.name === name);
        return metric ? courses(kept, names, metric) : [];
      }),
    ],
  };
}
