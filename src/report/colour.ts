type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Whether to colour: on a TTY that can. NO_COLOR, set and not empty (no-color.org), forbids it and
 * FORCE_COLOR (force-color.org; `0` and `false` are its no) asks for it anywhere; the former wins.
 */
export function wantsColour(
  stream: { readonly isTTY?: boolean },
  { NO_COLOR, FORCE_COLOR, TERM }: Environment = process.env,
): boolean {
  if (NO_COLOR) return false;
  if (FORCE_COLOR) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return stream.isTTY === true && TERM !== 'dumb';
}
