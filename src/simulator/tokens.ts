/**
 * Token counts. They are estimates, one token for every four characters begun, not those of a real
 * tokenizer: the same for every client, and cheap. Comparisons hold; prices cannot be read off them.
 */
const charactersPerToken = 4;

export function estimateTokens(characters: number): number {
  return Math.ceil(characters / charactersPerToken);
}

const beyondAscii = /[^\0-\x7f]/;

/** Tokens of a text that the model writes; at least one. */
export function textTokens(text: string): number {
  return Math.max(
    1,
    estimateTokens(beyondAscii.test(text) ? Array.from(text).length : text.length),
  );
}

/** A text cut into its tokens; an empty one has one, empty. */
export function tokenPieces(text: string): string[] {
  const pieces: string[] = [];
  if (beyondAscii.test(text)) {
    // By code point, lest a surrogate pair be torn apart.
    const characters = Array.from(text);
    for (let at = 0; at < characters.length; at += charactersPerToken) {
      pieces.push(characters.slice(at, at + charactersPerToken).join(''));
    }
  } else {
    for (let at = 0; at < text.length; at += charactersPerToken) {
      pieces.push(text.slice(at, at + charactersPerToken));
    }
  }
  return pieces.length > 0 ? pieces : [''];
}
