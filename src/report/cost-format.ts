/** How costs are printed: for a terminal, for a page, for programs that take tables. */
import { stringify } from 'csv-stringify/sync';
import { costNotes } from './cost-notes.js';
import type { CostReport } from './cost-report.js';
import { costRowColumns, costRows } from './cost-rows.js';
import { costTable } from './cost-table.js';
import type { ReportOptions } from './format.js';
import { jsonLine } from './json.js';
import { PLAIN_LOOK } from './look.js';
import { markdownList, markdownTable } from './markdown-table.js';
import { paragraph, textTable } from './text-table.js';

type CostFormat = (report: CostReport, options?: ReportOptions) => string;

/** By the name that `--format` takes. */
export const costFormats = {
  table: (report, options = {}) => {
    const look = { ...PLAIN_LOOK, ...options };
    const notes = costNotes(report).map((note) => paragraph(note, look));
    return `${textTable(costTable(report), look, '--format csv')}\n\n${notes.join('\n')}\n`;
  },
  markdown: (report) =>
    `${[markdownTable(costTable(report)), ...markdownList('How to read this', costNotes(report))].join('\n\n')}\n`,
  // As in csv.ts: what a result says must not become a formula.
  csv: (report) =>
    stringify(
      costRows(report).map((row) => costRowColumns.map((column) => row[column])),
      {
        header: true,
        columns: [...costRowColumns],
        escape_formulas: true,
        cast: { boolean: String },
      },
    ),
  jsonl: (report) => costRows(report).map(jsonLine).join(''),
} as const satisfies Readonly<Record<string, CostFormat>>;

export const costFormatNames = Object.keys(costFormats) as (keyof typeof costFormats)[];
