/** When each piece of a streamed answer was written, for a scenario that wants to know. */
import type { CallIdentity } from './conversation.js';
import type { Piece } from './reply-pieces.js';

/** A streamed answer by its pieces, in order; the arrays are of one length. Ns of CLOCK_MONOTONIC. */
export interface StreamedPieces {
  readonly requestId: string;
  readonly call: number;
  /** Length of the text up to each piece's end, in UTF-16 units as strings count; tool calls add nothing. */
  readonly characters: Uint32Array;
  readonly dueNs: Float64Array;
  /** Just before the write, as in the log of calls. */
  readonly writtenNs: Float64Array;
}

/** Takes down the pieces of one answer; room for all is made before the first is due. */
export class PieceTimes {
  readonly #identity: { readonly requestId: string; readonly call: number };
  readonly #characters: Uint32Array;
  readonly #dueNs: Float64Array;
  readonly #writtenNs: Float64Array;
  #count = 0;
  #length = 0;

  constructor(requestId: string, call: number, pieces: number) {
    this.#identity = { requestId, call };
    this.#characters = new Uint32Array(pieces);
    this.#dueNs = new Float64Array(pieces);
    this.#writtenNs = new Float64Array(pieces);
  }

  note(piece: Piece, dueNs: number, writtenNs: number): void {
    if (piece.call < 0) this.#length += piece.text.length;
    this.#characters[this.#count] = this.#length;
    this.#dueNs[this.#count] = dueNs;
    this.#writtenNs[this.#count] = writtenNs;
    this.#count += 1;
  }

  /** What was written so far. */
  pieces(): StreamedPieces {
    return {
      ...this.#identity,
      characters: this.#characters.slice(0, this.#count),
      dueNs: this.#dueNs.slice(0, this.#count),
      writtenNs: this.#writtenNs.slice(0, this.#count),
    };
  }
}

export class PieceLog {
  #answers: PieceTimes[] = [];

  /** Of an answer that begins; undefined for a foreign client's, which nobody could file. */
  open({ requestId, call }: CallIdentity, pieces: number): PieceTimes | undefined {
    if (requestId === null) return undefined;
    const times = new PieceTimes(requestId, call, pieces);
    this.#answers.push(times);
    return times;
  }

  /** Takes all answers out, in the order in which they began. */
  drain(): StreamedPieces[] {
    const answers = this.#answers;
    this.#answers = [];
    return answers.map((times) => times.pieces());
  }
}
