/** The table of what was recovered: truth, measured, error, limit, verdict. */
import { formatNumber } from '../report/number-format.js';
import type { Cell, ReportTable } from '../report/report-table.js';
import type { Recovery } from './recovery.js';

const cell = (text: string): Cell => ({ text, spread: '', best: false });

function rowOf(recovery: Recovery): ReportTable['rows'][number] {
  const { adapter, title, unit, truth, measured, low, high, error, limit, ok } = recovery;
  const figure = (value: number | null, signed = false): Cell =>
    cell(value === null ? '–' : formatNumber(value, 2, signed));
  return {
    kind: 'figures',
    name: adapter,
    cells: [
      cell(title),
      cell(String(recovery.concurrency)),
      cell(unit),
      cell(formatNumber(truth, Number.isInteger(truth) ? 0 : 2)),
      figure(measured),
      cell(low === null || high === null ? '–' : `${low.toFixed(2)} … ${high.toFixed(2)}`),
      figure(error, true),
      cell(`±${formatNumber(limit, 2)}`),
      cell(measured === null ? 'NOT MEASURED' : ok ? 'ok' : 'MISSED'),
    ],
  };
}

/** A row for each item, in the order given. */
export function recoveryTable(title: string, recoveries: readonly Recovery[]): ReportTable {
  return {
    title,
    headers: [
      { title: 'Adapter', unit: '' },
      { title: 'What', unit: '', align: 'left' },
      { title: 'In flight', unit: '' },
      { title: 'Unit', unit: '', align: 'left' },
      { title: 'Truth', unit: '' },
      { title: 'Measured', unit: '' },
      { title: 'Of runs', unit: '' },
      { title: 'Error', unit: '' },
      { title: 'Limit', unit: '' },
      { title: 'Verdict', unit: '', align: 'left' },
    ],
    rows: recoveries.map(rowOf),
  };
}

/** What the columns mean. */
export function recoveryNotes(recoveries: readonly Recovery[]): string[] {
  const runs = Math.max(0, ...recoveries.map(({ repetitions }) => repetitions));
  return [
    `Measured = variant − plain adapter of the same interleaved run: median of ${runs} repetitions, each ` +
      'of fresh processes; beside it the smallest and the largest. Times are medians over requests or starts.',
    'Error = measured − truth. Limit: 3 % of the truth, and at least 0.5 ms or 0.5 MB (1 MB = 10⁶ bytes); ' +
      'counts have no least limit.',
  ];
}
