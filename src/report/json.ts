import type { ReportFormat } from './format.js';

/** What JSON leaves as it is though no terminal should get it: DEL, C1, bidirectional and other format characters. */
const unescaped = /[^\P{C}\n]|[\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** `\uXXXX`, two of them beyond the basic plane. */
const escape = (character: string): string =>
  Array.from({ length: character.length }, (_, at) => {
    const unit = character.charCodeAt(at).toString(16).padStart(4, '0');
    return `\\u${unit}`;
  }).join('');

/** Any value as JSON in lines, equal when parsed and safe to look at. */
export function printableJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2).replaceAll(unescaped, escape)}\n`;
}

/** The same in one line. */
export function jsonLine(value: unknown): string {
  return `${JSON.stringify(value).replaceAll(unescaped, escape)}\n`;
}

/** The result as it is, for machines. */
export const jsonReport: ReportFormat = { name: 'json', render: printableJson };
