/** What a tired reader should take from a result: said only where the data carries it. */
import type { AdapterResult, Comparison, Result } from '../../results/schema.js';
import { isInvalid } from '../invalid-mark.js';

/** Rows that can be spoken of: measured, and not invalid. */
export interface Sound {
  readonly rows: readonly AdapterResult[];
  /** With both sides among the rows. */
  readonly comparisons: readonly Comparison[];
  /** What this row is compared with; undefined for a baseline, or where that has no figures. */
  readonly baselineOf: (row: AdapterResult) => AdapterResult | undefined;
}

/** Sentences, the most important first; none where the data does not carry one. */
export type Finder = (sound: Sound) => readonly string[];

export function soundPart(result: Result): Sound {
  const rows = result.adapters.filter(
    ({ name, metrics }) =>
      (metrics.success.total > 0 || metrics.coldStart !== null) && !isInvalid(result, name),
  );
  const named = new Map(rows.map((row) => [row.name, row]));
  const comparisons = result.comparisons.filter(
    ({ adapter, baseline }) => named.has(adapter) && named.has(baseline),
  );
  const baselines = new Map(
    comparisons.map(({ adapter, baseline }) => [adapter, named.get(baseline)]),
  );
  return { rows, comparisons, baselineOf: ({ name }) => baselines.get(name) };
}

/** How many names a sentence holds. */
const NAMES = 3;

/** `a, b, c and 4 more` */
export function someOf(items: readonly string[]): string {
  const hidden = items.length - NAMES;
  // "and 1 more" is no shorter than the item.
  if (hidden <= 1) return items.join(', ');
  return `${items.slice(0, NAMES).join(', ')} and ${hidden} more`;
}
