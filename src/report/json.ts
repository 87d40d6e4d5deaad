import type { ReportFormat } from './format.js';

/** The result as it is, for machines. */
export const jsonReport: ReportFormat = {
  name: 'json',
  render: (result) => `${JSON.stringify(result, null, 2)}\n`,
};
