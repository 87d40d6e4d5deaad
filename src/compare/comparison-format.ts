/** How a comparison is printed: for a terminal, for a comment on a pull request, for machines. */
import { printableJson } from '../report/json.js';
import { foldedList, markdownList, markdownTable } from '../report/markdown-table.js';
import { escapeMarkdown } from '../report/markdown-text.js';
import { PLAIN_LOOK, type Look } from '../report/look.js';
import { paragraph, textList, textTable } from '../report/text-table.js';
import type { ComparisonDocument } from './comparison-schema.js';
import { junitText } from './junit.js';
import { comparisonTables } from './comparison-table.js';
import { comparisonLists, comparisonReading, gateList, headline } from './comparison-text.js';

/** The look is for formats that a person reads in a terminal. */
export type ComparisonFormat = (document: ComparisonDocument, look?: Look) => string;

/** The format that has every figure of the tables. */
const SEEN = '--format json';

const joined = (parts: readonly string[]): string => `${parts.join('\n\n')}\n`;

function tableText(document: ComparisonDocument, look = PLAIN_LOOK): string {
  const { comparisons, gate } = document;
  const lines = (text: string): string => paragraph(text, look);
  const list = ({ title, items }: { title: string; items: readonly string[] }) =>
    textList(`${title}:`, items, look);
  return joined([
    ...comparisons.flatMap((comparison) => [
      lines(headline(comparison)),
      ...comparisonTables(comparison).map((table) => textTable(table, look, SEEN)),
      ...comparisonLists(comparison).flatMap(list),
    ]),
    ...(gate ? list(gateList(gate)) : []),
    comparisonReading(document).map(lines).join('\n'),
  ]);
}

function markdownText(document: ComparisonDocument): string {
  const { comparisons, gate } = document;
  return joined([
    ...(gate ? markdownList(gateList(gate).title, gateList(gate).items) : []),
    ...comparisons.flatMap((comparison) => [
      escapeMarkdown(headline(comparison)),
      ...comparisonTables(comparison).map((table) => markdownTable(table)),
      ...comparisonLists(comparison).flatMap(({ title, items }) => markdownList(title, items)),
    ]),
    ...foldedList('How to read this', comparisonReading(document)),
  ]);
}

/** By the name that `--format` takes. */
export const comparisonFormats = {
  table: tableText,
  markdown: markdownText,
  json: printableJson,
  junit: junitText,
} as const satisfies Readonly<Record<string, ComparisonFormat>>;
