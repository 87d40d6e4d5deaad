/** The same adapters once more, from another source tree: what a change is measured against. */
import { UsageError } from '../errors.js';
import type { Adapter } from './adapter.js';
import { BASE_QUERY, parseVariantName, variantOf } from './variant.js';

export interface Against {
  /** The chosen adapters, each followed by its namesake `<name>?from=base` where there is one. */
  readonly adapters: readonly Adapter[];
  /** Names that the other tree does not have. */
  readonly missing: readonly string[];
}

/**
 * Adapters by their full names, variants and namesakes from `base` among them.
 * @throws UsageError naming the first that is in neither tree
 */
export function adaptersNamed(
  names: readonly string[],
  all: readonly Adapter[],
  base: readonly Adapter[],
  flag: string,
): Adapter[] {
  return names.map((name) => {
    const { base: own, query } = parseVariantName(name);
    const fromBase = base.length > 0 && new URLSearchParams(query).get('from') === 'base';
    const found = (fromBase ? base : all).find((adapter) => adapter.name === own);
    if (!found)
      throw new UsageError(`${flag}: there is no adapter "${name}" any more.`, flag, name);
    return query === undefined ? found : variantOf(found, query);
  });
}

/**
 * Puts beside each chosen adapter the one of the same name in `base`, with sources, kit and language
 * manifest of its own tree. A variant's parameters are passed to its namesake too.
 * @throws UsageError when no name is in both, or a chosen one says `from=base` already
 */
export function againstBase(
  chosen: readonly Adapter[],
  base: readonly Adapter[],
  directory: string,
): Against {
  const missing: string[] = [];
  const adapters = chosen.flatMap((adapter): Adapter[] => {
    const { base: name, query } = parseVariantName(adapter.name);
    if (new URLSearchParams(query).has('from')) {
      throw new UsageError(
        `--framework: "${adapter.name}": "from" is what --against names its adapters by.`,
        '--framework',
        adapter.name,
      );
    }
    const namesake = base.find((other) => other.name === name);
    if (namesake) {
      return [
        adapter,
        variantOf(namesake, query === undefined ? BASE_QUERY : `${query}&${BASE_QUERY}`),
      ];
    }
    missing.push(adapter.name);
    return [adapter];
  });
  if (missing.length === chosen.length) {
    throw new UsageError(
      `--against: "${directory}" has none of the adapters that are to be measured.`,
      '--against',
      directory,
    );
  }
  return { adapters, missing };
}
