/**
 * What the GitHub action benchmark-action/github-action-benchmark takes as `customSmallerIsBetter`. It
 * compares single values: `range` is only shown there. `agentbench compare --fail-on` knows intervals.
 */
import { figureRows, type FigureRow } from './figure-rows.js';
import type { ReportFormat } from './format.js';
import { printableJson } from './json.js';
import { mainMetrics } from './main-metrics.js';

const rangeOf = ({ low, high }: FigureRow): { range?: string } =>
  low === null || high === null ? {} : { range: `± ${((high - low) / 2).toPrecision(3)}` };

export const benchmarkActionReport: ReportFormat = {
  name: 'benchmark-action',
  render: (result) =>
    printableJson(
      mainMetrics(figureRows(result))
        // A file of that action has one direction.
        .filter(({ metric }) => metric !== 'throughputRps')
        .map((row) => ({
          name: `${row.title} ${row.metric}`,
          unit: row.unit,
          value: row.value,
          ...rangeOf(row),
          extra: `${row.framework ?? ''} ${row.frameworkVersion ?? ''}`.trim(),
        })),
    ),
};
