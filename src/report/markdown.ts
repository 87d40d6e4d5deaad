import type { ReportFormat } from './format.js';

/** Tables for a README. */
export const markdownReport: ReportFormat = {
  name: 'markdown',
  render: (result) => JSON.stringify(result),
};
