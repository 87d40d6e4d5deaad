/**
 * Variants: the same adapter once more, told something by `?key=value&…` behind its name. The reference
 * adapter takes its costs so; with a key that means nothing to it any adapter can be set against itself.
 */
import type { Adapter } from './adapter.js';

export interface VariantName {
  /** The adapter's own name, full or short. */
  readonly base: string;
  /** What follows the question mark, or undefined. */
  readonly query: string | undefined;
}

export function parseVariantName(name: string): VariantName {
  const mark = name.indexOf('?');
  return mark < 0
    ? { base: name, query: undefined }
    : { base: name.slice(0, mark), query: name.slice(mark + 1) };
}

/** What an adapter of another source tree is told, and has behind its name. */
export const BASE_QUERY = 'from=base';

/** The adapter under the name `<name>?<query>`, with the query's fields as its parameters. */
export function variantOf(adapter: Adapter, query: string): Adapter {
  const params = Object.fromEntries(new URLSearchParams(query));
  return { ...adapter, name: `${adapter.name}?${query}`, params };
}
