/** What a difference is called. */
import { isSeen, type Difference } from '../stats/difference.js';
import type { ComparedRow, Verdict } from './comparison-schema.js';
import type { ComparedMetric } from './metric.js';
import { quantityText } from './quantity.js';

export const ONE_RUN = 'one run: nothing is known of the difference between processes';

/** Before p is adjusted: whether a row is decided without a test. */
export function untestedKind(
  older: readonly number[],
  newer: readonly number[],
  { counted }: ComparedMetric,
): Verdict['kind'] | null {
  if (older.length < 2 || newer.length < 2) return 'unknown';
  const [first] = older;
  if ([...older, ...newer].every((value) => value === first)) return 'same';
  const constant = (values: readonly number[]) => values.every((value) => value === values[0]);
  // What is counted and never varies differs without doubt: no test could say it better.
  return counted && constant(older) && constant(newer) ? 'seen' : null;
}

export function verdictOf(
  metric: ComparedMetric,
  difference: Difference,
  untested: Verdict['kind'] | null,
): Verdict {
  const kind = untested ?? (isSeen(difference) ? 'seen' : 'not-seen');
  const { value, smallestVisible } = difference;
  const words: Readonly<Record<Verdict['kind'], string>> = {
    seen: metric.words[value > 0 ? 0 : 1],
    'not-seen':
      'no difference seen' +
      (smallestVisible === null
        ? ''
        : `; smallest visible ≈ ${quantityText(smallestVisible, metric.unit)}`),
    same: 'the same in every process',
    unknown: ONE_RUN,
  };
  return { kind, words: words[kind] };
}

const IMPORTANCE: Readonly<Record<Verdict['kind'], number>> = {
  seen: 0,
  unknown: 1,
  'not-seen': 2,
  same: 3,
};

/** How much it changed: |ln ratio|, so that halved and doubled are alike. */
function size({ old, new: now }: ComparedRow): number {
  if (old.value === now.value) return 0;
  const size = Math.abs(Math.log(now.value / old.value));
  return Number.isFinite(size) ? size : Number.MAX_VALUE;
}

/** Seen differences first, then the largest. */
export function byImportance(a: ComparedRow, b: ComparedRow): number {
  return IMPORTANCE[a.verdict.kind] - IMPORTANCE[b.verdict.kind] || size(b) - size(a);
}
