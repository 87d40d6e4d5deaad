/** Tables for a terminal, 100 columns wide. */
import type { Result } from '../results/schema.js';
import { resourceTable, timeTable } from './adapter-table.js';
import { differenceTable } from './difference-table.js';
import { findings } from './findings/findings.js';
import type { ReportFormat } from './format.js';
import { deviations, readingNotes, reasons } from './notes.js';
import { wrap } from './plain-text.js';
import { kneeLines, sweepTable } from './sweep-table.js';
import { textList, textTable, WIDTH } from './text-table.js';
import { warningLines } from './warning-lines.js';

export const tableReport: ReportFormat = {
  name: 'table',
  render(result: Result, { colour = false } = {}) {
    const differences = differenceTable(result);
    const sweep = sweepTable(result);
    const parts = [
      textTable(timeTable(result), colour),
      textTable(resourceTable(result), colour),
      ...(differences ? [textTable(differences, colour)] : []),
      ...(sweep ? [textTable(sweep, colour), ...textList('Knee:', kneeLines(result))] : []),
      ...textList('Findings:', findings(result)),
      ...textList('Without figures, or failed:', reasons(result)),
      readingNotes(result, colour ? 'bold' : '*')
        .flatMap((note) => wrap(note, WIDTH))
        .join('\n'),
      ...textList('Not equal, or not idiomatic:', deviations(result)),
      ...textList('Warnings:', warningLines(result)),
    ];
    return `${parts.join('\n\n')}\n`;
  },
};
