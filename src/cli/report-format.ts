/** Formats of a report by name, each loaded when it is asked for. */
import type { ReportFormat } from '../report/format.js';

const loaders: Readonly<Record<ReportFormat['name'], () => Promise<ReportFormat>>> = {
  table: async () => (await import('../report/table.js')).tableReport,
  markdown: async () => (await import('../report/markdown.js')).markdownReport,
  overview: async () => (await import('../report/overview.js')).overviewReport,
  json: async () => (await import('../report/json.js')).jsonReport,
  csv: async () => (await import('../report/csv.js')).csvReport,
  jsonl: async () => (await import('../report/json-lines.js')).jsonLinesReport,
  'benchmark-action': async () =>
    (await import('../report/benchmark-action.js')).benchmarkActionReport,
  bencher: async () => (await import('../report/bencher.js')).bencherReport,
  openmetrics: async () => (await import('../report/openmetrics.js')).openMetricsReport,
  github: async () => (await import('../report/github.js')).githubReport,
  legacy: async () => {
    const [{ legacyReport }, { readLegacyReader }] = await Promise.all([
      import('../report/legacy.js'),
      import('./legacy-reader.js'),
    ]);
    return legacyReport(await readLegacyReader());
  },
};

export const reportFormatNames = Object.keys(loaders) as ReportFormat['name'][];

export const reportFormat = (name: ReportFormat['name']): Promise<ReportFormat> => loaders[name]();

/** The one of this name; undefined where there is none. */
export function namedReportFormat(name: string): Promise<ReportFormat> | undefined {
  const known = reportFormatNames.find((each) => each === name);
  return known && reportFormat(known);
}
