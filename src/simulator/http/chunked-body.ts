/** Decodes a request body in chunked transfer coding (RFC 9112, 7.1), however it is cut into packets. */
import { HttpProblem } from './request-head.js';

const longestLine = 8192;
const mostTrailerLines = 64;
const CR = 0x0d;
const LF = 0x0a;

export class ChunkedBody {
  readonly #limit: number;
  readonly #parts: Buffer[] = [];
  #length = 0;
  #state: 'size' | 'data' | 'data-end' | 'trailer' = 'size';
  #line = '';
  #left = 0;
  #trailers = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /**
   * Takes bytes from `start` on. Returns the position after the body once it is whole, else -1.
   * @throws HttpProblem when the coding is broken or the body exceeds the limit
   */
  push(data: Buffer, start: number): number {
    let at = start;
    while (at < data.length) {
      if (this.#state === 'data') {
        const part = data.subarray(at, at + this.#left);
        this.#parts.push(part);
        this.#left -= part.length;
        at += part.length;
        if (this.#left === 0) this.#state = 'data-end';
        continue;
      }
      const lineFeed = data.indexOf(LF, at);
      const end = lineFeed < 0 ? data.length : lineFeed + 1;
      this.#line += data.toString('latin1', at, end);
      at = end;
      if (this.#line.length > longestLine) throw new HttpProblem(431, 'chunk line too long');
      if (lineFeed < 0) break;
      if (this.#line.charCodeAt(this.#line.length - 2) !== CR) {
        throw new HttpProblem(400, 'line in a chunked body without CRLF');
      }
      const line = this.#line.slice(0, -2);
      this.#line = '';
      if (this.#takeLine(line)) return at;
    }
    return -1;
  }

  /** The whole body. */
  content(): Buffer {
    const [only] = this.#parts;
    return this.#parts.length === 1 && only ? only : Buffer.concat(this.#parts);
  }

  /** Returns whether the body is complete. */
  #takeLine(line: string): boolean {
    if (this.#state === 'trailer') {
      if (line === '') return true;
      if (++this.#trailers > mostTrailerLines) throw new HttpProblem(431, 'too many trailers');
      return false;
    }
    if (this.#state === 'data-end') {
      if (line !== '') throw new HttpProblem(400, 'chunk longer than its size');
      this.#state = 'size';
      return false;
    }
    const size = /^([0-9A-Fa-f]{1,8})[ \t]*(?:;.*)?$/.exec(line)?.[1];
    if (size === undefined) throw new HttpProblem(400, 'malformed chunk size');
    this.#left = parseInt(size, 16);
    this.#length += this.#left;
    if (this.#length > this.#limit) throw new HttpProblem(413, 'request body too large');
    this.#state = this.#left === 0 ? 'trailer' : 'data';
    return false;
  }
}
