import { formatNumber } from './number-format.js';

/** More lines than this nobody reads, and a forged result may have a hundred thousand. */
const ITEMS_SHOWN = 200;

/** The items that are printed, and how many are not. */
export function listed(items: readonly string[]): readonly string[] {
  if (items.length <= ITEMS_SHOWN) return items;
  const hidden = formatNumber(items.length - ITEMS_SHOWN, 0);
  return [...items.slice(0, ITEMS_SHOWN), `… and ${hidden} more: the result itself has them all`];
}
