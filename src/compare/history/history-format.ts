/** How a history's changes are printed. */
import { decimalsFor, formatNumber } from '../../report/number-format.js';
import { markdownList, markdownTable } from '../../report/markdown-table.js';
import { escapeMarkdown } from '../../report/markdown-text.js';
import { PLAIN_LOOK, type Look } from '../../report/look.js';
import { plainText } from '../../report/plain-text.js';
import type { Cell, Header, ReportTable } from '../../report/report-table.js';
import { paragraph, textList, textTable } from '../../report/text-table.js';
import { metricTitle, ratioText, rowName } from '../comparison-table.js';
import { inPrintedUnit, pText } from '../quantity.js';
import { settingText } from '../settings.js';
import type { History, HistoryChange } from './history-schema.js';

const cell = (text: string): Cell => ({ text, spread: '', best: false });

function cellsOf({ metric, unit, old, new: now, p, words, after }: HistoryChange): Cell[] {
  const [before, later] = [inPrintedUnit(old.value, unit), inPrintedUnit(now.value, unit)];
  const decimals = decimalsFor([before, later], 3);
  return [
    cell(metricTitle(metric, unit)),
    cell(`${formatNumber(before, decimals)} (n = ${old.results})`),
    cell(`${formatNumber(later, decimals)} (n = ${now.results})`),
    cell(old.value > 0 ? ratioText(now.value / old.value) : '–'),
    cell(pText(p)),
    cell(words),
    cell(after.startedAt.slice(0, 16).replace('T', ' ')),
  ];
}

export function changeTable({ changes }: History): ReportTable {
  const left = (title: string): Header => ({ title, unit: '', align: 'left', mayBeCut: true });
  const right = (title: string, priority: number): Header => ({ title, unit: '', priority });
  return {
    title: `Changes (${changes.length}), the latest first`,
    headers: [
      left('Adapter'),
      left('Metric'),
      right('Before', 3),
      right('After', 4),
      right('Ratio', 2),
      right('p', 1),
      left('Change'),
      left('Since'),
    ],
    rows: changes.map((change) => ({
      kind: 'figures',
      name: rowName(change.adapter, change.rate),
      cells: cellsOf(change),
    })),
  };
}

function pointText({ file, startedAt, tool, gitRevision }: HistoryChange['before']): string {
  const revision = gitRevision === null ? '' : `, git ${gitRevision}`;
  return `${file} (${startedAt.slice(0, 16).replace('T', ' ')}, agentbench ${tool}${revision})`;
}

/** Each place of change once: which results, and what differs between them. */
function places({ changes }: History): string[] {
  const byPlace = new Map<string, Set<string>>();
  for (const { before, after, differs } of changes) {
    const place = `${pointText(before)} and ${pointText(after)}`;
    const known = byPlace.get(place) ?? new Set();
    for (const one of differs) known.add(settingText(one));
    byPlace.set(place, known);
  }
  return [...byPlace].map(([place, differs]) =>
    plainText(
      `between ${place}: ${differs.size > 0 ? [...differs].join(', ') : 'no setting or version differs'}`,
    ),
  );
}

const summary = ({ results, series, changes }: History): string =>
  `${results.length} results, ${series} series (adapter × metric)` +
  `${changes.length === 0 ? ': no change seen' : ''}.`;

const reading = ({ tested }: History): string =>
  'Before, after: mean of n results, each the mean over its processes. A change is seen when p ≤ 0.05: ' +
  'binary segmentation by the largest t, p bounded for all its splits (Worsley) and adjusted for the ' +
  `${tested} tests made here (Holm). What changed on the machine between two results counts as a change.`;

/** The format that has every figure of the table. */
const SEEN = '--format json';

const joined = (parts: readonly string[]): string => `${parts.join('\n\n')}\n`;

/** By the name that `--format` takes; the look is for what a person reads in a terminal. */
export const historyFormats = {
  table: (history: History, look: Look = PLAIN_LOOK): string =>
    joined([
      paragraph(summary(history), look),
      ...(history.changes.length > 0 ? [textTable(changeTable(history), look, SEEN)] : []),
      ...textList('What lies between:', places(history), look),
      paragraph(reading(history), look),
    ]),
  markdown: (history: History): string =>
    joined([
      escapeMarkdown(summary(history)),
      ...(history.changes.length > 0 ? [markdownTable(changeTable(history))] : []),
      ...markdownList('What lies between', places(history)),
      escapeMarkdown(reading(history)),
    ]),
  json: (history: History): string => `${JSON.stringify(history, null, 2)}\n`,
} as const;
