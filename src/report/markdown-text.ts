/** Text of unknown origin inside Markdown: shown as it is, never read as Markdown, HTML or a reference. */
import { cut, plainText } from '../plain-text.js';

/** Longest text of a table's cell or a list's item. */
const TEXT_WIDTH = 2000;

/** Nothing, to a reader; it keeps two characters from being taken together. */
const BREAK = '<!-- -->';

/** What would make a heading, a list, a rule or an underline of a line. */
const blockStart = /^(?:#{1,6}(?=\s|$)|[+-](?=\s|$)|(\d{1,9})(?=[.)](?:\s|$))|(?:=+|-+)\s*$)/;

/**
 * Escapes Markdown's and HTML's own characters (CommonMark 2.4, GFM 4.10), and breaks what GitHub finds in
 * text after rendering, where a backslash no longer helps: links without brackets (GFM 6.9), @mentions,
 * #1 and GH-1.
 */
export function escapeMarkdown(text: string): string {
  return cut(plainText(text), TEXT_WIDTH)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/[\\`*_[\]|~$]/g, '\\$&')
    .replace(blockStart, (start, digits?: string) =>
      digits === undefined ? `\\${start}` : `${digits}\\`,
    )
    .replaceAll(
      /@(?=\w)|\b(?:https?|ftp|mailto|xmpp):|\bwww(?=\.)|#(?=\d)|\bGH-(?=\d)/gi,
      `$&${BREAK}`,
    );
}
