/** Which adapter is compared with which. */
import { nearest } from '../adapters/discovery.js';
import { parseVariantName } from '../adapters/variant.js';
import { UsageError } from '../errors.js';
import type { AdapterResult, Result } from '../results/schema.js';
import { subjectsOf, type Subject } from './subject.js';

/** Two subjects that answer one question. */
export interface Pair {
  readonly old: Subject;
  readonly new: Subject;
}

/** An adapter that only one side has, or has figures of. */
export interface Unpaired {
  readonly adapter: string;
  readonly reason: string;
  /** It worked on the old side and fails on the new. */
  readonly broke: boolean;
}

export interface Pairing {
  readonly pairs: readonly Pair[];
  readonly unpaired: readonly Unpaired[];
  /** Whether old and new are the same adapter, so that one may have become worse than it was. */
  readonly sameAdapter: boolean;
}

type NamedPair = readonly [older: AdapterResult, newer: AdapterResult];

const hasFigures = ({ metrics }: AdapterResult): boolean =>
  metrics.success.total > 0 || metrics.coldStart !== null;

const rateText = (rate: number | null): string => (rate === null ? 'a closed loop' : `${rate}/s`);

const statusText = ({ status, reason }: AdapterResult): string =>
  reason === undefined ? status : `${status}: ${reason}`;

/** Whether an adapter worked and now fails. */
export const broke = (older: AdapterResult, newer: AdapterResult): boolean =>
  older.status === 'ok' && newer.status === 'failed';

const without = (adapter: string, reason: string, broke = false): Unpaired => ({
  adapter,
  reason,
  broke,
});

/** Pairs at each rate that both were offered. */
function atEachRate(
  older: Result,
  newer: Result,
  named: readonly NamedPair[],
  sameAdapter = true,
): Pairing {
  const pairs: Pair[] = [];
  const unpaired: Unpaired[] = [];
  for (const [old, now] of named) {
    const missing = [
      ...(hasFigures(old) ? [] : [`no figures of the old (${statusText(old)})`]),
      ...(hasFigures(now) ? [] : [`no figures of the new (${statusText(now)})`]),
    ];
    if (missing.length > 0) {
      unpaired.push(without(now.name, missing.join(', '), sameAdapter && broke(old, now)));
      continue;
    }
    const others = subjectsOf(older, old);
    const subjects = subjectsOf(newer, now);
    for (const subject of subjects) {
      const other = others.find(({ rate }) => rate === subject.rate);
      if (other) pairs.push({ old: other, new: subject });
      else unpaired.push(without(now.name, `only the new at ${rateText(subject.rate)}`));
    }
    for (const { rate } of others) {
      if (!subjects.some((subject) => subject.rate === rate))
        unpaired.push(without(now.name, `only the old at ${rateText(rate)}`));
    }
  }
  return { pairs, unpaired, sameAdapter };
}

/** Adapters of the same name in two results. */
export function pairByName(older: Result, newer: Result): Pairing {
  const named = newer.adapters.flatMap((now): NamedPair[] => {
    const old = older.adapters.find(({ name }) => name === now.name);
    return old ? [[old, now]] : [];
  });
  const onlyIn = (one: Result, other: Result, reason: string) =>
    one.adapters
      .filter(({ name }) => !other.adapters.some((adapter) => adapter.name === name))
      .map(({ name }) => without(name, reason));
  const { unpaired, ...paired } = atEachRate(older, newer, named);
  return {
    ...paired,
    unpaired: [
      ...unpaired,
      ...onlyIn(older, newer, 'only in the old result'),
      ...onlyIn(newer, older, 'only in the new result'),
    ],
  };
}

/** `python/bare` and `copy=b` make `python/bare?copy=b`. */
function variantName(name: string, query: string): string {
  return `${name}${parseVariantName(name).query === undefined ? '?' : '&'}${query}`;
}

/**
 * Within one result: every adapter with the one named, or, of a query such as `?copy=b`, each adapter
 * with its own variant of that query.
 * @throws UsageError naming `--baseline` when there is no such adapter or variant
 */
export function pairWithBaseline(result: Result, baseline: string): Pairing {
  const { adapters } = result;
  const fault = (what: string, hint = ''): UsageError =>
    new UsageError(`--baseline: ${what} "${baseline}".${hint}`, '--baseline', baseline);
  if (baseline.startsWith('?')) {
    const query = baseline.slice(1);
    const named = adapters.flatMap((now): NamedPair[] => {
      const old = adapters.find(({ name }) => name === variantName(now.name, query));
      return old ? [[old, now]] : [];
    });
    if (named.length === 0) throw fault('no adapter of the result has a variant');
    const paired = new Set(named.flat().map(({ name }) => name));
    const { unpaired, ...found } = atEachRate(result, result, named);
    return {
      ...found,
      unpaired: [
        ...unpaired,
        ...adapters
          .filter(({ name }) => !paired.has(name))
          .map(({ name }) => without(name, `has no variant ${baseline}`)),
      ],
    };
  }
  const old = adapters.find(({ name }) => name === baseline);
  if (!old) {
    const like = nearest(
      baseline,
      adapters.map(({ name }) => name),
    );
    const hint = like === undefined ? '' : ` Did you mean "${like}"?`;
    throw fault('the result has no adapter', hint);
  }
  const others = adapters.filter((adapter) => adapter !== old);
  return atEachRate(
    result,
    result,
    others.map((now): NamedPair => [old, now]),
    false,
  );
}
