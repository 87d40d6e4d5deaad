/** Text from files, made safe to print on one line. */
import { stripVTControlCharacters } from 'node:util';

/** Control, format (bidirectional overrides among them) and line-separator characters. */
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;

/** The text without control characters and escape sequences, on one line. */
export function plainText(text: string): string {
  return stripVTControlCharacters(text).replaceAll(unprintable, ' ').replaceAll(/ +/g, ' ').trim();
}

/** Cut to `width` characters, with `…` where something is missing. */
export function cut(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, width - 1).trimEnd()}…`;
}

/** Words in lines of at most `width`; lines after the first are indented. */
export function wrap(text: string, width: number, indent = ''): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = indent + word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}
