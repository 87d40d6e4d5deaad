/** Text in lines for a terminal. */
export { cut, plainText } from '../plain-text.js';

/** Words in lines of at most `width`, longer words broken; lines after the first are indented. */
export function wrap(text: string, width: number, indent = ''): string[] {
  const lines: string[] = [];
  const longest = width - indent.length;
  let line = '';
  for (const word of text.split(' ').flatMap((word) => pieces(word, longest))) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = indent + word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

function pieces(word: string, length: number): string[] {
  if (word.length <= length) return [word];
  return word.match(new RegExp(`.{1,${length}}`, 'gsu')) ?? [];
}
