/** How a result is printed: one file a format behind this interface. */
import type { Result } from '../results/schema.js';
import type { Look } from './look.js';

/** For formats that a person reads in a terminal; without, as for a file. */
export type ReportOptions = Partial<Look>;

export interface ReportFormat {
  readonly name:
    | 'table'
    | 'markdown'
    | 'overview'
    | 'json'
    | 'csv'
    | 'jsonl'
    | 'benchmark-action'
    | 'bencher'
    | 'openmetrics'
    | 'github'
    | 'legacy';
  /** Pure: the whole text, ending with a newline. */
  render(result: Result, options?: ReportOptions): string;
}
