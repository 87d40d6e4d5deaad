/** What every field of the summary `legacy` means where it comes from, and what ours says: for a terminal. */
import {
  legacyFieldNames,
  legacyFields,
  legacyRemarks,
  type LegacyField,
} from './legacy-fields.js';
import type { LegacyReader } from './legacy-reader.js';
import { wrap } from './plain-text.js';

const WIDTH = 100;

/** Indented by two; lines after the first by four more. */
const paragraph = (text: string): string =>
  wrap(text, WIDTH - 2, ' '.repeat(4))
    .map((line) => `  ${line}`)
    .join('\n');

export function legacyExplanation({
  benchmark,
  source,
  readers,
  writers,
  file,
}: LegacyReader): string {
  const head = [
    `report --format legacy prints the summary of ${benchmark}, filled with what is measured here, so that ` +
      `its own dashboard and plots can be opened with it (save it as ${file}). It has ${legacyFieldNames.length} fields; ` +
      `* marks those with which its dashboard computes, the others may be null.`,
    `Read in ${source}: ${readers.join(', ')} read it, ${writers.join(', ')} write it.`,
  ];
  const fields = legacyFieldNames.map((name) => {
    const { there, ours, needed }: LegacyField = legacyFields[name];
    return [
      `${name}${needed ? ' *' : ''}`,
      paragraph(`There: ${there}`),
      paragraph(`Ours: ${ours}`),
    ].join('\n');
  });
  return `${[
    head.flatMap((text) => wrap(text, WIDTH)).join('\n'),
    ...fields,
    legacyRemarks.flatMap((text) => wrap(text, WIDTH, '  ')).join('\n'),
  ].join('\n\n')}\n`;
}
