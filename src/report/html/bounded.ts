/** A page has room for so many rows; a forged result may have a hundred thousand. */
import type { AdapterResult, Result } from '../../results/schema.js';
import { inOrder } from '../order.js';

export const ROWS_DRAWN = 120;

/** Adapters that answered, in the order of the tables. */
export function drawnAdapters(result: Result): readonly AdapterResult[] {
  return inOrder(result.adapters)
    .filter(({ metrics }) => metrics.success.ok > 0)
    .slice(0, ROWS_DRAWN);
}
