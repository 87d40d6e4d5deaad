/** What the terminal that a stream leads to can show: its width, colours, Unicode. */
import isUnicodeSupported from 'is-unicode-supported';
import { wantsColour } from '../report/colour.js';
import { NARROWEST, PLAIN_LOOK, WIDEST, type Look } from '../report/look.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** A width that nobody has is a mistake, not a wish. */
const SENSIBLE = { least: 20, most: 1000 };

/** COLUMNS, which shells set and users export for pipes. */
function columnsOf({ COLUMNS = '' }: Environment): number | undefined {
  const columns = /^\d+$/.test(COLUMNS) ? Number(COLUMNS) : 0;
  return columns >= SENSIBLE.least && columns <= SENSIBLE.most ? columns : undefined;
}

/**
 * Whether signs beyond ASCII are shown: not in a locale that is set and not UTF-8 (POSIX: the first of
 * LC_ALL, LC_CTYPE, LANG that is not empty), and not on a terminal without the glyphs.
 */
export function showsUnicode(env: Environment = process.env): boolean {
  const locale = [env.LC_ALL, env.LC_CTYPE, env.LANG].find(Boolean);
  if (locale !== undefined && !/utf-?8/i.test(locale)) return false;
  return env.TERM !== 'dumb' && isUnicodeSupported();
}

/** For what is printed to `stream`; a pipe is 100 columns wide unless COLUMNS says otherwise. */
export function terminalLook(
  stream: { readonly isTTY?: boolean; readonly columns?: number } = process.stdout,
  env: Environment = process.env,
): Look {
  const own = stream.isTTY === true && stream.columns ? stream.columns : undefined;
  const columns = own ?? columnsOf(env) ?? PLAIN_LOOK.width;
  return {
    width: Math.min(WIDEST, Math.max(NARROWEST, columns)),
    colour: wantsColour(stream, env),
    ascii: !showsUnicode(env),
  };
}
