/** A streamed answer under way. */
import { clientLeft, note, requestIdHeader, type Exchange } from './answering.js';
import type { StreamWriter } from './chat-answer.js';
import { nowNs } from './clock.js';
import type { Delay } from './delays.js';
import type { PacedTask, Pacer } from './pacer.js';
import type { PieceLog, PieceTimes } from './piece-log.js';
import type { ReplyPieces } from './reply-pieces.js';

/** An answer that goes out piece by piece, each at its own deadline counted from the request. */
export class StreamedAnswer implements PacedTask {
  dueNs: number;
  readonly #exchange: Exchange;
  readonly #delay: Delay;
  readonly #writer: StreamWriter;
  readonly #pieces: ReplyPieces;
  readonly #pacer: Pacer;
  readonly #headers = 'Cache-Control: no-cache\r\n' + requestIdHeader();
  /** Pieces that are sent: all, unless the answer is to be cut in the middle. */
  readonly #sent: number;
  readonly #times: PieceTimes | undefined;
  #next = 0;
  #firstByteNs = 0;
  #worstLatenessNs = 0;
  #bytes = 0;
  #over = false;

  constructor(
    exchange: Exchange,
    delay: Delay,
    writer: StreamWriter,
    pieces: ReplyPieces,
    pacer: Pacer,
    pieceLog?: PieceLog,
  ) {
    this.#exchange = exchange;
    this.#delay = delay;
    this.#writer = writer;
    this.#pieces = pieces;
    this.#pacer = pacer;
    this.#sent = exchange.fault === 'cut-stream' ? Math.max(1, pieces.count >> 1) : pieces.count;
    this.#times = pieceLog?.open(exchange.identity, pieces.count);
    this.dueNs = exchange.request.receivedNs + delay.ttftNs;
    exchange.connection.inFlight = this;
  }

  fire(now: number): void {
    if (this.#over) return;
    const first = this.#next === 0;
    if (first) this.#firstByteNs = now;
    this.#worstLatenessNs = Math.max(this.#worstLatenessNs, now - this.dueNs);

    let events = '';
    // Without gaps there is nothing to pace: all goes in one write.
    do {
      const { count } = this.#pieces;
      const piece = this.#pieces.at(this.#next);
      events += this.#writer.events(piece, this.#next, count);
      this.#times?.note(piece, this.#dueOf(this.#next), now);
      this.#next++;
    } while (this.#delay.gapNs === 0 && this.#next < this.#sent);

    const over = this.#next === this.#sent;
    const last = this.#next === this.#pieces.count;
    const { connection } = this.#exchange;
    if (over) connection.inFlight = undefined;
    this.#bytes += connection.stream(events, first, last, 'text/event-stream', this.#headers);
    if (over) {
      if (!last) connection.cut();
      this.#end(200, now);
    } else {
      this.dueNs = this.#dueOf(this.#next);
      this.#pacer.add(this);
    }
  }

  /** The client has left: nothing more is written. */
  abort(): void {
    if (!this.#over) this.#end(clientLeft, nowNs());
  }

  #dueOf(piece: number): number {
    const tokensBefore = this.#pieces.tokensBefore(piece);
    const { ttftNs, gapNs } = this.#delay;
    return this.#exchange.request.receivedNs + ttftNs + gapNs * tokensBefore;
  }

  #end(status: number, atNs: number): void {
    this.#over = true;
    note(this.#exchange, {
      status,
      stream: true,
      firstByteNs: this.#firstByteNs === 0 ? atNs : this.#firstByteNs,
      lastByteNs: atNs,
      dueFirstByteNs: this.#dueOf(0),
      dueLastByteNs: this.#dueOf(this.#sent - 1),
      worstChunkLatenessNs: this.#worstLatenessNs,
      responseBytes: this.#bytes,
    });
  }
}
