/** Markdown tables and lists, whatever they are about. */
import { escapeMarkdown } from './markdown-text.js';
import { listed } from './listed.js';
import { columnAlign, type Cell, type ReportTable } from './report-table.js';

function cellText({ text, spread, best }: Cell): string {
  const figure = escapeMarkdown(spread ? `${text} ${spread}` : text);
  return best ? `**${figure}**` : figure;
}

const rules = { left: ':--', right: '--:', center: ':-:' } as const;

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** The table with its title in bold above. */
export function markdownTable({ title, headers, rows }: ReportTable): string {
  const body = rows.map((row) =>
    row.kind === 'figures'
      ? line([escapeMarkdown(row.name), ...row.cells.map(cellText)])
      : line([
          escapeMarkdown(row.name),
          escapeMarkdown(row.reason),
          ...headers.slice(2).map(() => ''),
        ]),
  );
  return [
    `**${escapeMarkdown(title)}**`,
    '',
    line(headers.map((header) => (header.unit ? `${header.title}, ${header.unit}` : header.title))),
    line(headers.map((header, at) => rules[columnAlign(header, at)])),
    ...body,
  ].join('\n');
}

/** A titled list; nothing of no item. */
export function markdownList(title: string, items: readonly string[]): string[] {
  return items.length === 0
    ? []
    : [[`${title}:`, '', ...listed(items).map((item) => `- ${escapeMarkdown(item)}`)].join('\n')];
}

/** A long list that a reader opens when wanted. */
export function foldedList(title: string, items: readonly string[]): string[] {
  if (items.length === 0) return [];
  const entries = listed(items)
    .map((item) => `- ${escapeMarkdown(item)}`)
    .join('\n');
  return [`<details>\n<summary>${title}</summary>\n\n${entries}\n\n</details>`];
}
