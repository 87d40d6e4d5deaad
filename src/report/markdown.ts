/** Tables for a README. */
import type { Result } from '../results/schema.js';
import { resourceTable, timeTable } from './adapter-table.js';
import { differenceTable } from './difference-table.js';
import { findings } from './findings/findings.js';
import type { ReportFormat } from './format.js';
import { foldedList, markdownList, markdownTable } from './markdown-table.js';
import { deviations, readingNotes, reasons } from './notes.js';
import { scenarioTables } from './scenario-table.js';
import { warningLines } from './warning-lines.js';
import { kneeLines, sweepTable } from './sweep-table.js';

export const markdownReport: ReportFormat = {
  name: 'markdown',
  render(result: Result) {
    const differences = differenceTable(result);
    const sweep = sweepTable(result);
    const parts = [
      ...scenarioTables(result).map((table) => markdownTable(table)),
      markdownTable(timeTable(result)),
      markdownTable(resourceTable(result)),
      ...(differences ? [markdownTable(differences)] : []),
      ...(sweep ? [markdownTable(sweep), ...markdownList('Knee', kneeLines(result))] : []),
      ...markdownList('Findings', findings(result)),
      ...markdownList('Without figures, or failed', reasons(result)),
      ...markdownList('How to read this', readingNotes(result, 'bold')),
      ...foldedList('Not equal, or not idiomatic', deviations(result)),
      ...markdownList('Warnings', warningLines(result)),
    ];
    return `${parts.join('\n\n')}\n`;
  },
};
