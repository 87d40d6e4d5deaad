import type { Warning } from '../results/schema.js';

/** What `agentbench explain` says of a code. */
export interface CodeEntry {
  /** `invalid`: the figures must not be used. `doubt`: read them with care. */
  readonly severity: Warning['severity'];
  /** A few words for a list. */
  readonly title: string;
  readonly meaning: string;
  /** What is read or counted, and how. */
  readonly measured: string;
  readonly threshold: string;
  readonly advice: string;
}
