/** RFC 4180, one figure a row, for spreadsheets, pandas and DuckDB. */
import { stringify } from 'csv-stringify/sync';
import { figureRows } from './figure-rows.js';
import type { ReportFormat } from './format.js';

const columns = [
  'adapter',
  'language',
  'kind',
  'framework',
  'frameworkVersion',
  'status',
  'reason',
  'invalid',
  'rateRps',
  'metric',
  'baseline',
  'unit',
  'value',
  'low',
  'high',
] as const;

export const csvReport: ReportFormat = {
  name: 'csv',
  // A cell that begins like a formula would be one in a spreadsheet: texts of others' results are in here.
  render: (result) =>
    stringify(
      figureRows(result).map((row) => columns.map((column) => row[column])),
      { header: true, columns: [...columns], escape_formulas: true, cast: { boolean: String } },
    ),
};
