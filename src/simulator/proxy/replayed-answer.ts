/** A recorded answer under way, played byte for byte at the recorded times. */
import { clientLeft, note, type Exchange } from '../answering.js';
import { nowNs } from '../clock.js';
import type { PacedTask, Pacer } from '../pacer.js';
import type { RecordedCall } from './recording.js';

export class ReplayedAnswer implements PacedTask {
  dueNs: number;
  readonly #exchange: Exchange;
  readonly #recorded: RecordedCall;
  readonly #pacer: Pacer;
  #next = 0;
  #firstByteNs = 0;
  #worstLatenessNs = 0;
  #bytes = 0;
  #over = false;

  constructor(exchange: Exchange, recorded: RecordedCall, pacer: Pacer) {
    this.#exchange = exchange;
    this.#recorded = recorded;
    this.#pacer = pacer;
    this.dueNs = this.#dueOf(0);
    exchange.connection.inFlight = this;
    pacer.add(this);
  }

  fire(now: number): void {
    if (this.#over) return;
    const { parts, stream, status, contentType, headers } = this.#recorded;
    const { connection } = this.#exchange;
    const first = this.#next === 0;
    const last = this.#next === parts.length - 1;
    if (first) this.#firstByteNs = now;
    this.#worstLatenessNs = Math.max(this.#worstLatenessNs, now - this.dueNs);
    const text = Buffer.from(parts[this.#next]?.text ?? '').toString('latin1');
    if (last) connection.inFlight = undefined;
    this.#bytes += stream
      ? connection.stream(text, first, last, contentType, headers, status)
      : connection.send(status, contentType, text, headers);
    this.#next += 1;
    if (last) this.#end(status, now);
    else {
      this.dueNs = this.#dueOf(this.#next);
      this.#pacer.add(this);
    }
  }

  abort(): void {
    if (!this.#over) this.#end(clientLeft, nowNs());
  }

  #dueOf(part: number): number {
    return this.#exchange.request.receivedNs + (this.#recorded.parts[part]?.afterNs ?? 0);
  }

  #end(status: number, atNs: number): void {
    this.#over = true;
    const { stream, parts } = this.#recorded;
    note(this.#exchange, {
      ...{ status, stream },
      firstByteNs: this.#firstByteNs === 0 ? atNs : this.#firstByteNs,
      lastByteNs: atNs,
      dueFirstByteNs: this.#dueOf(0),
      dueLastByteNs: this.#dueOf(parts.length - 1),
      worstChunkLatenessNs: stream ? this.#worstLatenessNs : 0,
      responseBytes: this.#bytes,
    });
  }
}
