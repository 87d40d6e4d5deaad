/** Several results as one page: what changed, and how it went over time. */
import { h } from 'hastscript';
import type { Element } from 'hast';
import { figure } from '../../report/html/figure.js';
import { forestPlot, type Bar } from '../../report/html/forest-plot.js';
import { list, note, type Section } from '../../report/html/html.js';
import { htmlTable } from '../../report/html/html-table.js';
import { pageText } from '../../report/html/page.js';
import { plainText } from '../../plain-text.js';
import type { NamedResult } from '../comparison.js';
import type { ComparedRow, ComparisonDocument, ComparisonOfResults } from '../comparison-schema.js';
import { comparisonTables, rowName } from '../comparison-table.js';
import { comparisonLists, comparisonReading, headline } from '../comparison-text.js';
import { historySection } from './history-section.js';

const BARS_DRAWN = 60;

const percent = (ratio: number): number => 100 * (ratio - 1);

/** Rows with a ratio, as they stand in the tables: what was seen first. */
function bars(rows: readonly ComparedRow[]): Bar[] {
  return rows
    .filter(({ verdict }) => verdict.kind !== 'same')
    .flatMap(({ adapter, rate, metric, difference: { ratio }, verdict }): Bar[] => {
      if (!ratio) return [];
      const { value, low, high } = ratio;
      return [
        {
          name: `${rowName(adapter, rate)} ${metric}`,
          value: percent(value),
          low: percent(low ?? value),
          high: percent(high ?? value),
          seen: verdict.kind === 'seen',
        },
      ];
    })
    .slice(0, BARS_DRAWN);
}

function comparisonSection(comparison: ComparisonOfResults, at: number): Section {
  const drawn = bars(comparison.rows);
  const seen = comparison.rows.filter(({ verdict }) => verdict.kind === 'seen').length;
  const caption =
    `Change from old to new in %, the first ${drawn.length} rows of the tables; the line is the 95 % interval, ` +
    'a filled point a difference that is seen';
  return {
    id: `comparison-${at + 1}`,
    title: `Comparison${at === 0 ? '' : ` ${at + 1}`}: ${seen} seen`,
    content: [
      h('p', plainText(headline(comparison))),
      drawn.length > 0 ? figure({ svg: forestPlot(`${caption}.`, '%', drawn), caption }) : null,
      ...comparisonTables(comparison).map((table) => htmlTable(table, { sortable: true })),
      ...comparisonLists(comparison).flatMap(({ title, items }): Element[] => [
        h('h3', title),
        list(items),
      ]),
    ],
  };
}

/** @param results as they were named; the first is the old side of every comparison */
export function comparisonPage(
  document: ComparisonDocument,
  results: readonly NamedResult[],
): string {
  const history = historySection(results);
  const { comparisons } = document;
  return pageText({
    title: `What changed over ${results.length} results`,
    about: [
      h(
        'p',
        { className: ['about'] },
        plainText(
          `agentbench ${document.tool}: ${comparisons.length} comparison${comparisons.length === 1 ? '' : 's'} ` +
            `with ${results[0]?.file ?? ''}.`,
        ),
      ),
    ],
    sections: [
      ...comparisons.map(comparisonSection),
      ...(history ? [history] : []),
      {
        id: 'reading',
        title: 'How to read this',
        content: comparisonReading(document).map(note),
      },
    ],
  });
}
