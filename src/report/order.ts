/** In which order adapters are printed. */
import type { AdapterResult } from '../results/schema.js';

export const ORDER_NOTE =
  'Rows: languages by the alphabet, the baseline first, then by mean overhead, without figures last.';

const rank = ({ kind, metrics }: AdapterResult): number =>
  kind === 'baseline' ? -Infinity : (metrics.overheadMs?.mean.value ?? Infinity);

export function inOrder(adapters: readonly AdapterResult[]): AdapterResult[] {
  const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return adapters.toSorted(
    (a, b) =>
      byText(a.language, b.language) ||
      (rank(a) === rank(b) ? 0 : rank(a) - rank(b)) ||
      byText(a.name, b.name),
  );
}
