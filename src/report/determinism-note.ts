/** The line on determinism: whether agents asked the model the same in every process. */
import type { Result } from '../results/schema.js';
import { formatNumber } from './number-format.js';
import { inOrder } from './order.js';
import { plainText } from './plain-text.js';

const count = (value: number): string => formatNumber(value, 0);

/** Undefined when nothing could be compared: one run, or no figures. */
export function determinismNote(result: Result): string | undefined {
  const rows = inOrder(result.adapters).flatMap(({ name, metrics }) =>
    metrics.determinism ? [{ name: plainText(name), ...metrics.determinism }] : [],
  );
  if (rows.length === 0) return undefined;
  const different = rows.filter(({ same, compared }) => same < compared);
  const calls = rows.reduce((sum, { compared }) => sum + compared, 0);
  const alike =
    different.length === 0
      ? `all ${count(calls)} calls of all adapters`
      : [
          ...different.map(
            ({ name, same, compared }) => `${name} ${count(same)}/${count(compared)}`,
          ),
          ...(different.length < rows.length ? ['all other adapters all'] : []),
        ].join(', ');
  return (
    `Determinism: model calls whose request was the same, byte for byte, in every process: ${alike}. ` +
    'Not the share of right answers; a request that holds a time or a random id counts as different.'
  );
}
