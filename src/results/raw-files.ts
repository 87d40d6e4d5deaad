import type { BlockSamples } from './samples.js';

/** The document of a result, and the raw samples beside it. */
export const RESULT_FILE = 'result.json';

export const RAW_FILES = {
  requests: 'requests.arrow',
  llmCalls: 'llm-calls.arrow',
  processes: 'processes.arrow',
  coldStarts: 'cold-starts.arrow',
  measures: 'measures.arrow',
} as const satisfies Record<keyof BlockSamples, string>;
