/** A reply as the pieces that a stream sends one by one. */
import type { Reply } from './reply.js';
import { textTokens, TokenText } from './tokens.js';

/** One write of a stream: a token of the text (`call` −1) or of a tool call's arguments. */
export interface Piece {
  readonly call: number;
  readonly text: string;
  /** Whether it opens or ends its text or tool call. */
  readonly opens: boolean;
  readonly ends: boolean;
}

/** A text or a tool call within the pieces; a call begins with a piece for its name, which comes whole. */
interface Segment {
  readonly call: number;
  readonly content: TokenText;
  readonly nameTokens: number;
  readonly firstPiece: number;
  readonly tokensBefore: number;
}

export class ReplyPieces {
  readonly count: number;
  readonly #segments: readonly Segment[];

  constructor(reply: Reply) {
    const segments: Segment[] = [];
    let pieces = 0;
    let tokens = 0;
    const add = (call: number, text: string, nameTokens: number): void => {
      const content = new TokenText(text);
      segments.push({ call, content, nameTokens, firstPiece: pieces, tokensBefore: tokens });
      pieces += content.count + (nameTokens > 0 ? 1 : 0);
      tokens += content.count + nameTokens;
    };
    if (reply.text !== undefined) add(-1, reply.text, 0);
    reply.calls.forEach((call, index) => {
      add(index, call.arguments, textTokens(call.name));
    });
    this.#segments = segments;
    this.count = pieces;
  }

  /** Piece `index`; throws when there is none. */
  at(index: number): Piece {
    const { call, content, nameTokens, firstPiece } = this.#segment(index);
    const within = index - firstPiece;
    if (nameTokens > 0 && within === 0) return { call, text: '', opens: true, ends: false };
    const token = nameTokens > 0 ? within - 1 : within;
    return {
      call,
      text: content.slice(token),
      opens: within === 0,
      ends: token === content.count - 1,
    };
  }

  /** Tokens that come before piece `index`: it is due that many gaps after the first byte. */
  tokensBefore(index: number): number {
    const { nameTokens, firstPiece, tokensBefore } = this.#segment(index);
    const within = index - firstPiece;
    return tokensBefore + (nameTokens > 0 && within > 0 ? nameTokens + within - 1 : within);
  }

  #segment(index: number): Segment {
    let at = this.#segments.length - 1;
    while (at > 0 && (this.#segments[at]?.firstPiece ?? 0) > index) at--;
    const segment = this.#segments[at];
    if (!segment || index >= this.count) throw new RangeError(`no piece ${index}`);
    return segment;
  }
}
