/**
 * Token counts. They are estimates, one token for every four characters begun, not those of a real
 * tokenizer: the same for every client, and cheap. Comparisons hold; prices cannot be read off them.
 */
const charactersPerToken = 4;

/**
 * Characters that a parsed JSON value takes when written compactly; escapes count as one. Cheaper than
 * writing it, and tool definitions are counted on every call.
 */
export function jsonCharacters(value: unknown): number {
  if (typeof value === 'string') return value.length + 2;
  if (typeof value !== 'object' || value === null) return String(value).length;
  let characters = 1;
  if (Array.isArray(value)) {
    for (const item of value) characters += jsonCharacters(item) + 1;
  } else {
    for (const key in value) {
      characters += key.length + 4 + jsonCharacters((value as Record<string, unknown>)[key]);
    }
  }
  return Math.max(2, characters);
}

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

/**
 * A text as its tokens, each cut out when asked for: a thousand open streams that held all of theirs would
 * keep the garbage collector busy for milliseconds. An empty text has one token, empty.
 */
export class TokenText {
  readonly count: number;
  readonly #text: string;
  /** Code points where there is more than ASCII, lest a surrogate pair be torn apart. */
  readonly #characters: readonly string[] | undefined;

  constructor(text: string) {
    this.#text = text;
    this.#characters = beyondAscii.test(text) ? Array.from(text) : undefined;
    this.count = Math.max(1, estimateTokens(this.#characters?.length ?? text.length));
  }

  /** Tokens `from` to `to` (exclusive). */
  slice(from: number, to = from + 1): string {
    const [start, end] = [from * charactersPerToken, to * charactersPerToken];
    return this.#characters?.slice(start, end).join('') ?? this.#text.slice(start, end);
  }
}
