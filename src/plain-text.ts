/** Text of unknown origin (files, adapters, the command line), made safe to print on one line. */
import { stripVTControlCharacters } from 'node:util';

/**
 * What no terminal or viewer should get from a file: control, format (bidirectional overrides, zero
 * width), unpaired surrogate, private and unassigned characters, line separators, and what is invisible
 * by default (Unicode's Default_Ignorable_Code_Point: fillers, variation selectors).
 */
const unprintable = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]+/gu;

/** More marks on one letter than any language stacks: they run over the lines above and below. */
const stackedMarks = /(\p{M}{3})\p{M}+/gu;

/** The text without control characters and escape sequences, on one line. */
export function plainText(text: string): string {
  return stripVTControlCharacters(text)
    .replaceAll(unprintable, ' ')
    .replaceAll(stackedMarks, '$1')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** Text of several lines, each made safe; indentation stays. */
export function printableLines(text: string): string {
  const safe = (line: string) => (/^ */.exec(line)?.[0] ?? '') + plainText(line);
  return text.split('\n').map(safe).join('\n');
}

/** Cut to `width` characters, with `…` where something is missing; no character is cut in two. */
export function cut(text: string, width: number): string {
  if (text.length <= width) return text;
  const kept = text.slice(0, width - 1).replace(/[\ud800-\udbff]$/, '');
  return `${kept.trimEnd()}…`;
}

/** A value as a message quotes it: on one line, safe and short. */
export function quoted(value: unknown, width = 60): string {
  const text = typeof value === 'string' ? JSON.stringify(cut(value, 2 * width)) : String(value);
  return cut(plainText(text), width);
}
