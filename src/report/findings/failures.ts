import { formatNumber } from '../number-format.js';
import { plainText } from '../plain-text.js';
import { someOf, type Finder } from './finding.js';

const count = (value: number): string => formatNumber(value, 0);

/** Answers that were wrong or never came, counted. */
export const failures: Finder = ({ rows }) => {
  const failed = rows
    .map(({ name, metrics: { success } }) => ({ name, ...success }))
    .filter(({ ok, total }) => ok < total)
    .toSorted((a, b) => a.ok / a.total - b.ok / b.total);
  if (failed.length === 0) return [];
  const each = failed.map(
    ({ name, ok, total }) => `${plainText(name)} ${count(ok)} of ${count(total)}`,
  );
  return [`Not every answer was right: ${someOf(each)}. Times are of right answers only.`];
};
