/** Tables for a README. */
import type { Result } from '../results/schema.js';
import { resourceTable, timeTable } from './adapter-table.js';
import { differenceTable } from './difference-table.js';
import type { ReportFormat } from './format.js';
import { deviations, readingNotes, reasons, warnings } from './notes.js';
import type { Cell, ReportTable } from './report-table.js';

/** Text that Markdown and HTML leave as it is, inside a table too. */
function escape(text: string): string {
  return text
    .replaceAll(/[\\`*_[\]|~]/g, '\\$&')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

function cellText({ text, spread, best }: Cell): string {
  const figure = escape(spread ? `${text} ${spread}` : text);
  return best ? `**${figure}**` : figure;
}

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function render({ title, headers, rows }: ReportTable): string {
  const body = rows.map((row) =>
    row.kind === 'figures'
      ? line([escape(row.name), ...row.cells.map(cellText)])
      : line([escape(row.name), escape(row.reason), ...headers.slice(2).map(() => '')]),
  );
  return [
    `**${escape(title)}**`,
    '',
    line(headers.map((header) => (header.unit ? `${header.title}, ${header.unit}` : header.title))),
    line(headers.map((_, at) => (at === 0 ? ':--' : '--:'))),
    ...body,
  ].join('\n');
}

function list(title: string, items: readonly string[]): string[] {
  return items.length === 0
    ? []
    : [[`${title}:`, '', ...items.map((item) => `- ${escape(item)}`)].join('\n')];
}

/** A long list that a reader opens when wanted. */
function folded(title: string, items: readonly string[]): string[] {
  if (items.length === 0) return [];
  const entries = items.map((item) => `- ${escape(item)}`).join('\n');
  return [`<details>\n<summary>${title}</summary>\n\n${entries}\n\n</details>`];
}

export const markdownReport: ReportFormat = {
  name: 'markdown',
  render(result: Result) {
    const differences = differenceTable(result);
    const parts = [
      render(timeTable(result)),
      render(resourceTable(result)),
      ...(differences ? [render(differences)] : []),
      ...list('Without figures, or failed', reasons(result)),
      ...list('How to read this', readingNotes(result, 'bold')),
      ...folded('Not equal, or not idiomatic', deviations(result)),
      ...list('Warnings', warnings(result)),
    ];
    return `${parts.join('\n\n')}\n`;
  },
};
