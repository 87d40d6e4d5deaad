import type { ReportFormat } from './format.js';

/** Tables for a terminal. */
export const tableReport: ReportFormat = {
  name: 'table',
  render: (result) => JSON.stringify(result),
};
