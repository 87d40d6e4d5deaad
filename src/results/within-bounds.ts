/** A result as it may be written: what an adapter said at too great length is cut, so that it can be read back. */
import { cut } from '../plain-text.js';
import { LIST_LIMIT, TEXT_LIMIT } from './bounds.js';

/** The same value with no text and no list longer than a reader accepts. */
export function withinBounds(value: unknown): unknown {
  if (typeof value === 'string') return cut(value, TEXT_LIMIT);
  if (Array.isArray(value)) return value.slice(0, LIST_LIMIT).map(withinBounds);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withinBounds(item)]));
}
