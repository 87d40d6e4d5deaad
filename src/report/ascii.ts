/** Text for places that show nothing but ASCII. */
import anyAscii from 'any-ascii';

/**
 * Signs that a transliteration of letters gets wrong (`≠` becomes `=`, `10⁶` becomes `106`) or makes unlike
 * what a reader knows (`→` becomes `>`). Blocks of bars and sparklines become denser as they grow.
 */
const signs: Readonly<Record<string, string>> = {
  ...{ '±': '+/-', '→': '->', '←': '<-', '↔': '<->', '×': 'x', '≠': '!=', '≈': '~', '√': 'sqrt ' },
  ...{ '²': '^2', '³': '^3', '⁶': '^6', '⁹': '^9', '§': 'sec.', '│': '|', '─': '-', '·': '-' },
  ...{ '▁': '_', '▂': '.', '▃': ':', '▄': '-', '▅': '=', '▆': '+', '▇': '*', '█': '#', '░': '.' },
};

/** Signs and letters as ASCII has them: `+/-`, `...`, `<=`, `u` for `ü`. */
export function asciiText(text: string): string {
  return text.replaceAll(/[^\p{ASCII}]/gu, (character) => signs[character] ?? anyAscii(character));
}

/** The text as the place can show it. */
export function shownText(text: string, { ascii }: { readonly ascii: boolean }): string {
  return ascii ? asciiText(text) : text;
}
