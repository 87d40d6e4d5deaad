/** What an adapter said last on stderr. */
import { readFileSync } from 'node:fs';
import { excerpt } from './rpc-connection.js';

/** The last line of its log that names an error, or else the last line; empty when it said nothing. */
function lastWords(logPath: string): string {
  try {
    const lines = readFileSync(logPath, 'utf8').trimEnd().split('\n').slice(-20);
    const error = lines.findLast((line) => /error|exception|panic|fatal|failed/i.test(line));
    return excerpt(error ?? lines.at(-1) ?? '', 240);
  } catch {
    return '';
  }
}

/** For the end of a sentence: `, its last words: "…"` by the line that tells most, or nothing. */
export function lastWordsClause(logPath: string): string {
  const words = lastWords(logPath);
  return words === '' ? '' : `, its last words: "${words}"`;
}
