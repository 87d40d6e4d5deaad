/** Where an agent asks the model for more than its baseline does: that is work, not slowness. */
import type { Estimate, Metrics } from '../../results/schema.js';
import { formatNumber } from '../number-format.js';
import { plainText } from '../plain-text.js';
import { someOf, type Finder } from './finding.js';

const TOKENS_RATIO = 1.5;

const lowOf = ({ value, low }: Estimate): number => low ?? value;
const highOf = ({ value, high }: Estimate): number => high ?? value;
const short = (value: number): string => formatNumber(value, Number.isInteger(value) ? 0 : 1);

interface Kind {
  readonly pick: (metrics: Metrics) => Estimate | null;
  /** Whether what the row has is more, of its least and the baseline's most. */
  readonly isMore: (least: number, most: number) => boolean;
  readonly words: string;
}

const more =
  ({ pick, isMore, words }: Kind): Finder =>
  ({ rows, baselineOf }) => {
    const found = rows.flatMap((row) => {
      const baseline = baselineOf(row);
      const [own, other] = [pick(row.metrics), baseline ? pick(baseline.metrics) : null];
      if (!baseline || !own || !other || !isMore(lowOf(own), highOf(other))) return [];
      const text = `${plainText(row.name)} ${short(own.value)} (${plainText(baseline.name)} ${short(other.value)})`;
      return [{ text, value: own.value }];
    });
    if (found.length === 0) return [];
    const texts = found.toSorted((a, b) => b.value - a.value).map(({ text }) => text);
    return [`${words}: ${someOf(texts)}.`];
  };

/** Counted by the simulator; half a call a request tells a habit from a stray retry. */
export const extraCalls = more({
  pick: ({ llmCallsPerRequest }) => llmCallsPerRequest,
  isMore: (least, most) => least > most + 0.5,
  words: 'More model calls a request than the baseline, which makes every answer later',
});

export const extraTokens = more({
  pick: ({ promptTokensPerRequest }) => promptTokensPerRequest,
  isMore: (least, most) => most > 0 && least > TOKENS_RATIO * most,
  words: 'More prompt tokens a request, which a real model bills',
});

/** A pool opens some at first; one in two requests is a habit. */
export const extraConnections = more({
  pick: ({ newConnectionsPerRequest }) => newConnectionsPerRequest,
  isMore: (least, most) => least > most + 0.5,
  words: 'More new connections to the model a request',
});
