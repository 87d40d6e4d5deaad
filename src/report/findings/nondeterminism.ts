import { formatNumber } from '../number-format.js';
import { plainText } from '../plain-text.js';
import { someOf, type Finder } from './finding.js';

const count = (value: number): string => formatNumber(value, 0);

/** Model calls whose request differed between processes, counted byte for byte. */
export const nondeterminism: Finder = ({ rows }) => {
  const different = rows.flatMap(({ name, metrics: { determinism } }) =>
    determinism && determinism.same < determinism.compared
      ? [
          `${plainText(name)} (${count(determinism.compared - determinism.same)} of ${count(determinism.compared)} calls)`,
        ]
      : [],
  );
  if (different.length === 0) return [];
  return [`Asks the model other bytes from process to process: ${someOf(different)}.`];
};
