/** What no single field tells: names that are twice or not there, counts that cannot be. */
import { plainText } from '../plain-text.js';
import type { Metrics, Result } from './schema.js';

/** A field and what is wrong with it. */
export interface Contradiction {
  readonly path: string;
  readonly message: string;
}

type Check = (result: Result) => Iterable<Contradiction>;

/** Rows are found by name, and must be told apart as they are printed. */
const namesDiffer: Check = function* ({ adapters }) {
  const seen = new Set<string>();
  for (const [at, { name }] of adapters.entries()) {
    const shown = plainText(name);
    const path = `adapters.${at}.name`;
    if (shown === '') yield { path, message: 'has nothing to be read' };
    if (seen.has(shown)) yield { path, message: `"${shown}" is there twice` };
    seen.add(shown);
  }
};

const namesExist: Check = function* ({ adapters, comparisons, sweep, blocks }) {
  const names = new Set(adapters.map(({ name }) => name));
  const referred = [
    ...comparisons.map(({ adapter }, at) => [`comparisons.${at}.adapter`, adapter] as const),
    ...comparisons.map(({ baseline }, at) => [`comparisons.${at}.baseline`, baseline] as const),
    ...sweep.map(({ adapter }, at) => [`sweep.${at}.adapter`, adapter] as const),
    ...blocks.map(({ adapter }, at) => [`blocks.${at}.adapter`, adapter] as const),
  ];
  for (const [path, name] of referred) {
    if (!names.has(name)) yield { path, message: `no adapter is named "${plainText(name)}"` };
  }
};

const blocksDiffer: Check = function* ({ blocks }) {
  const seen = new Set<number>();
  for (const [at, { block }] of blocks.entries()) {
    if (seen.has(block)) yield { path: `blocks.${at}.block`, message: `${block} is there twice` };
    seen.add(block);
  }
};

/** No more right answers than requests, and so on. Whether an estimate lies in its interval is not asked: a bootstrap need not hold its own point. */
function* countsFit(path: string, metrics: Metrics): Iterable<Contradiction> {
  const { success, lateSends, determinism } = metrics;
  const parts = [
    ['success.ok', success.ok, success.total],
    ['lateSends.late', lateSends?.late ?? 0, lateSends?.total ?? 0],
    ['determinism.same', determinism?.same ?? 0, determinism?.compared ?? 0],
  ] as const;
  for (const [field, part, whole] of parts) {
    if (part > whole) {
      yield { path: `${path}.metrics.${field}`, message: `${part} of ${whole} cannot be` };
    }
  }
}

const countsAdd: Check = function* ({ adapters, sweep, blocks }) {
  for (const [list, items] of Object.entries({ adapters, sweep, blocks })) {
    for (const [at, { metrics }] of items.entries()) yield* countsFit(`${list}.${at}`, metrics);
  }
};

const checks: readonly Check[] = [namesDiffer, namesExist, blocksDiffer, countsAdd];

/** The first contradiction of a result, or null. */
export function contradictionIn(result: Result): Contradiction | null {
  for (const check of checks) for (const found of check(result)) return found;
  return null;
}
