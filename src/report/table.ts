/** Tables for a terminal, as wide as it is. */
import type { Result } from '../results/schema.js';
import { resourceTable, timeTable } from './adapter-table.js';
import { differenceTable } from './difference-table.js';
import { findings } from './findings/findings.js';
import type { ReportFormat } from './format.js';
import { PLAIN_LOOK } from './look.js';
import { deviations, readingNotes, reasons } from './notes.js';
import { scenarioTables } from './scenario-table.js';
import { kneeLines, sweepTable } from './sweep-table.js';
import { paragraph, textList, textTable } from './text-table.js';
import { warningLines } from './warning-lines.js';

/** The format that has every figure of the tables. */
const SEEN = '--format csv';

export const tableReport: ReportFormat = {
  name: 'table',
  render(result: Result, options = {}) {
    const look = { ...PLAIN_LOOK, ...options };
    const list = (title: string, items: readonly string[]) => textList(title, items, look);
    const differences = differenceTable(result);
    const sweep = sweepTable(result);
    const tables = [
      ...scenarioTables(result),
      timeTable(result),
      resourceTable(result),
      differences,
      sweep,
    ];
    const parts = [
      ...tables.flatMap((table) => (table ? [textTable(table, look, SEEN)] : [])),
      ...(sweep ? list('Knee:', kneeLines(result)) : []),
      ...list('Findings:', findings(result)),
      ...list('Without figures, or failed:', reasons(result)),
      readingNotes(result, look.colour ? 'bold' : '*')
        .map((note) => paragraph(note, look))
        .join('\n'),
      ...list('Not equal, or not idiomatic:', deviations(result)),
      ...list('Warnings:', warningLines(result)),
    ];
    return `${parts.join('\n\n')}\n`;
  },
};
