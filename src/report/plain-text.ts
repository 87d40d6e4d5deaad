/** Text in lines for a terminal. */
import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';

export { cut, plainText } from '../plain-text.js';

/** Words in lines of at most `width` columns, longer words broken; lines after the first are indented. */
export function wrap(text: string, width: number, indent = ''): string[] {
  const lines: string[] = [];
  const longest = width - indent.length;
  let line = '';
  let taken = 0;
  for (const word of text.split(' ').flatMap((word) => pieces(word, longest))) {
    const own = stringWidth(word);
    if (line !== '' && taken + 1 + own > width) {
      lines.push(line);
      line = indent + word;
      taken = indent.length + own;
    } else {
      taken = line === '' ? own : taken + 1 + own;
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

function pieces(word: string, length: number): string[] {
  if (stringWidth(word) <= length) return [word];
  return wrapAnsi(word, length, { hard: true, trim: false }).split('\n');
}
