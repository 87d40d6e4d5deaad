/** What the place where text is printed can show. */
export interface Look {
  /** Columns; no line is longer. */
  readonly width: number;
  /** ANSI codes: the best of a column in bold instead of with a star. */
  readonly colour: boolean;
  /** Nothing but ASCII can be shown. */
  readonly ascii: boolean;
}

/** Where nothing is known of the place: a file, a pipe, a test. */
export const PLAIN_LOOK: Look = { width: 100, colour: false, ascii: false };

/** Narrower than this no table makes sense, wider no line is read. */
export const NARROWEST = 60;
export const WIDEST = 200;
