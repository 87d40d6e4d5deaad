/** The doctor's findings as lines for a terminal. */
import { shownText } from '../report/ascii.js';
import type { Look } from '../report/look.js';
import { wrap } from '../report/plain-text.js';
import type { Finding, Verdict } from './finding.js';

const words: Readonly<Record<Verdict, string>> = { ok: 'ok', doubt: 'DOUBT', bad: 'BAD' };
const VERDICT_WIDTH = 7;

/** One finding a line, wrapped, with what to do about it below. */
export function findingText(title: string, findings: readonly Finding[], look: Look): string {
  const nameWidth = Math.max(...findings.map(({ what }) => what.length)) + 2;
  const indent = ' '.repeat(VERDICT_WIDTH + nameWidth);
  const width = look.width - indent.length;
  const shown = (text: string, indent: string) => wrap(shownText(text, look), width, indent);
  const lines = findings.flatMap(({ what, verdict, seen, advice }) => {
    const start = words[verdict].padEnd(VERDICT_WIDTH) + what.padEnd(nameWidth);
    const told = shown(seen, '');
    const said = advice === null ? [] : shown(`→ ${advice}`, '  ');
    return [...told, ...said].map((line, at) => (at === 0 ? start : indent) + line);
  });
  return [title, ...lines].join('\n');
}
