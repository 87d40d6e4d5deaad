/** How a result is printed: one file a format behind this interface. */
import type { Result } from '../results/schema.js';

export interface ReportOptions {
  /** Bold the best of a column with ANSI codes; otherwise it is marked with `*`. */
  readonly colour?: boolean;
}

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
