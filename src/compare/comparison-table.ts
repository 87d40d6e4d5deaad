/** The tables of a comparison before they have a format. */
import { decimalsFor, formatNumber } from '../report/number-format.js';
import { plainText } from '../report/plain-text.js';
import type { Cell, Header, ReportTable } from '../report/report-table.js';
import type { ComparedRow, ComparisonOfResults, Gate, Verdict } from './comparison-schema.js';
import { inPrintedUnit, printedUnit, pText, quantityText } from './quantity.js';

const cell = (text: string, spread = ''): Cell => ({ text, spread, best: false });

/** `python/bare`, or `python/bare @ 50/s` of a sweep. */
export const rowName = (adapter: string, rate: number | null): string =>
  plainText(rate === null ? adapter : `${adapter} @ ${rate}/s`);

/** One number of decimals for a row: enough for the difference and how sure it is. */
function rowDecimals({ unit, old, new: now, difference }: ComparedRow): number {
  const { value, low, high } = difference;
  const half = low === null || high === null ? 0 : (high - low) / 2;
  const printed = [value, half].map((figure) => inPrintedUnit(figure, unit));
  const figures = [old.value, now.value].map((figure) => inPrintedUnit(figure, unit));
  const changing = printed.filter((figure) => figure !== 0);
  return decimalsFor(changing.length > 0 ? changing : figures);
}

/** Names of times say their unit; bytes are printed in another. */
export const metricTitle = (metric: string, unit: ComparedRow['unit']): string =>
  unit === 'bytes' ? `${metric}, ${printedUnit(unit)}` : metric;

/** `×1.10` */
export const ratioText = (ratio: number): string => `×${formatNumber(ratio, ratio < 10 ? 2 : 1)}`;

function figureCells(row: ComparedRow): Cell[] {
  const decimals = rowDecimals(row);
  const { value, low, high } = row.difference;
  const text = (figure: number, signed = false) =>
    formatNumber(inPrintedUnit(figure, row.unit), decimals, signed);
  const metric = metricTitle(row.metric, row.unit);
  return [
    cell(metric),
    cell(text(row.old.value)),
    cell(text(row.new.value)),
    cell(text(value, true), low === null || high === null ? '' : `±${text((high - low) / 2)}`),
  ];
}

const ratioCell = ({ difference: { ratio } }: ComparedRow): Cell =>
  cell(ratio ? ratioText(ratio.value) : '–');

const pCell = ({ difference: { pAdjusted } }: ComparedRow): Cell =>
  cell(pAdjusted === null ? '–' : pText(pAdjusted));

const wordsCell = ({ verdict }: ComparedRow): Cell => cell(verdict.words);

const visibleCell = ({ difference: { smallestVisible }, unit }: ComparedRow): Cell =>
  cell(smallestVisible === null ? '–' : `≈ ${quantityText(smallestVisible, unit)}`);

interface Kind {
  readonly kind: Verdict['kind'];
  readonly title: string;
  /** After metric, old, new and difference. */
  readonly columns: readonly (readonly [Header, (row: ComparedRow) => Cell])[];
}

const right = (title: string, priority: number): Header => ({ title, unit: '', priority });
const left = (title: string, priority?: number): Header => ({
  ...{ title, unit: '', align: 'left', mayBeCut: true },
  ...(priority === undefined ? {} : { priority }),
});

const kinds: readonly Kind[] = [
  {
    kind: 'seen',
    title: 'Seen differences',
    columns: [
      [right('Ratio', 3), ratioCell],
      [right('p', 1), pCell],
      [left('Verdict'), wordsCell],
    ],
  },
  {
    kind: 'unknown',
    title: 'One run: nothing is known of the difference between processes',
    columns: [[right('Ratio', 3), ratioCell]],
  },
  {
    kind: 'not-seen',
    title: 'No difference seen',
    columns: [
      [right('Ratio', 1), ratioCell],
      [right('p', 2), pCell],
      // Without it, that nothing is seen says nothing.
      [right('Smallest visible', 6), visibleCell],
    ],
  },
];

/** What was seen, what could not be decided, what was not seen; without tables that have no row. */
export function comparisonTables({ rows }: ComparisonOfResults): ReportTable[] {
  return kinds.flatMap(({ kind, title, columns }) => {
    const own = rows.filter(({ verdict }) => verdict.kind === kind);
    if (own.length === 0) return [];
    return [
      {
        title: `${title} (${own.length})`,
        headers: [
          left('Adapter'),
          left('Metric'),
          right('Old', 4),
          right('New', 5),
          right('Difference', 7),
          ...columns.map(([header]) => header),
        ],
        rows: own.map((row) => ({
          kind: 'figures' as const,
          name: rowName(row.adapter, row.rate),
          cells: [...figureCells(row), ...columns.map(([, toCell]) => toCell(row))],
        })),
      },
    ];
  });
}

const decisions = { fail: 'FAILS', 'cannot-tell': 'cannot tell', pass: 'passes' } as const;

/** One line for each check, what failed first. */
export function gateLines({ checks }: Gate): string[] {
  const order = Object.keys(decisions);
  return checks
    .toSorted((a, b) => order.indexOf(a.decision) - order.indexOf(b.decision))
    .map(({ adapter, rate, expression, decision, words }) => {
      const why = words.replace(/^(fails|passes|cannot tell):? ?/, '');
      const own = expression.replace(/^\S+?:\s*/, '');
      return `${decisions[decision]}: ${rowName(adapter, rate)}: ${plainText(own)}: ${plainText(why)}`;
    });
}
