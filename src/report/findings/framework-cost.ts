/** What frameworks cost beyond the baseline of their language: the differences that are seen. */
import type { Comparison, Difference } from '../../results/schema.js';
import { isSeen } from '../../stats/difference.js';
import { decimalsFor, formatNumber } from '../number-format.js';
import { plainText } from '../plain-text.js';
import { someOf, type Finder } from './finding.js';

const BYTES_PER_MB = 1e6;

interface Cost {
  readonly pick: (comparison: Comparison) => Difference | null;
  readonly divisor: number;
  readonly unit: string;
  /** Significant digits, as in the table. */
  readonly digits: 2 | 3;
  readonly words: string;
}

/** `+26.0 ±5.6 ms` */
function amount({ value, low, high }: Difference, { divisor, unit, digits }: Cost): string {
  const decimals = decimalsFor([value / divisor], digits);
  const text = (of: number, signed = false): string => formatNumber(of / divisor, decimals, signed);
  const spread = low === null || high === null ? '' : ` ±${text((high - low) / 2)}`;
  return `${text(value, true)}${spread} ${unit}`;
}

const costOf =
  (cost: Cost): Finder =>
  ({ comparisons }) => {
    const seen = comparisons
      .flatMap((comparison) => {
        const difference = cost.pick(comparison);
        if (!difference || !isSeen(difference) || difference.value <= 0) return [];
        return [{ name: comparison.adapter, difference }];
      })
      .toSorted((a, b) => b.difference.value - a.difference.value);
    if (seen.length === 0) return [];
    const texts = seen.map(
      ({ name, difference }) => `${plainText(name)} ${amount(difference, cost)}`,
    );
    return [`${cost.words}: ${someOf(texts)}.`];
  };

export const overheadCost = costOf({
  pick: ({ overheadMs }) => overheadMs,
  divisor: 1,
  unit: 'ms',
  digits: 3,
  words: 'Most overhead a request beyond the baseline of the language',
});
export const cpuCost = costOf({
  pick: ({ cpuMsPerRequest }) => cpuMsPerRequest,
  divisor: 1,
  unit: 'ms',
  digits: 2,
  words: 'Most CPU a request beyond the baseline',
});
export const memoryCost = costOf({
  pick: ({ peakRssBytes }) => peakRssBytes,
  divisor: BYTES_PER_MB,
  unit: 'MB',
  digits: 2,
  words: 'Most memory at the peak beyond the baseline',
});
export const startCost = costOf({
  pick: ({ firstAnswerMs }) => firstAnswerMs,
  divisor: 1,
  unit: 'ms',
  digits: 2,
  words: 'Latest first answer of a fresh process beyond the baseline',
});

/** Tested and not seen, with what would have been: no difference is not the same as none looked for. */
export const noOverheadSeen: Finder = ({ comparisons }) => {
  const unseen = comparisons
    .flatMap(({ adapter, overheadMs }) =>
      overheadMs?.smallestVisible != null && overheadMs.pAdjusted !== null && !isSeen(overheadMs)
        ? [{ name: adapter, visible: overheadMs.smallestVisible }]
        : [],
    )
    .toSorted((a, b) => a.visible - b.visible);
  if (unseen.length === 0) return [];
  const texts = unseen.map(
    ({ name, visible }) =>
      `${plainText(name)} (${formatNumber(visible, decimalsFor([visible]))} ms would be)`,
  );
  return [`No overhead beyond the baseline is seen: ${someOf(texts)}.`];
};
