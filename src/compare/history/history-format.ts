/** How a history's changes are printed. */
import { decimalsFor, formatNumber } from '../../report/number-format.js';
import { markdownList, markdownTable } from '../../report/markdown-table.js';
import { escapeMarkdown } from '../../report/markdown-text.js';
import { plainText, wrap } from '../../report/plain-text.js';
import type { Cell, ReportTable } from '../../report/report-table.js';
import { textList, textTable, WIDTH } from '../../report/text-table.js';
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
  const left = (title: string) => ({ title, unit: '', align: 'left' as const });
  const right = (title: string) => ({ title, unit: '' });
  return {
    title: `Changes (${changes.length}), the latest first`,
    headers: [
      left('Adapter'),
      left('Metric'),
      right('Before'),
      right('After'),
      right('Ratio'),
      right('p'),
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

const lines = (text: string): string => wrap(text, WIDTH).join('\n');
const joined = (parts: readonly string[]): string => `${parts.join('\n\n')}\n`;

/** By the name that `--format` takes. */
export const historyFormats = {
  table: (history: History): string =>
    joined([
      lines(summary(history)),
      ...(history.changes.length > 0 ? [textTable(changeTable(history), false)] : []),
      ...textList('What lies between:', places(history)),
      lines(reading(history)),
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
