/** One figure a line, as JSON: what CSV has, with its types. */
import { figureRows } from './figure-rows.js';
import type { ReportFormat } from './format.js';
import { jsonLine } from './json.js';

export const jsonLinesReport: ReportFormat = {
  name: 'jsonl',
  render: (result) => figureRows(result).map(jsonLine).join(''),
};
