/**
 * Takes the key out of what a model's server answers: some say in an error which key they were given. All else
 * passes as it came, and lengths stay.
 */
const none = Buffer.alloc(0);

export class KeyMask {
  readonly #key: Buffer;
  readonly #mask: Buffer;
  readonly #text: string;

  constructor(key: string | null) {
    this.#text = key ?? '';
    this.#key = Buffer.from(this.#text);
    this.#mask = Buffer.alloc(this.#key.length, '*');
  }

  text(text: string): string {
    return this.#text === '' ? text : text.replaceAll(this.#text, '*'.repeat(this.#text.length));
  }

  /** The same bytes, or a copy in which the key is covered. */
  bytes(bytes: Buffer): Buffer {
    if (this.#text === '') return bytes;
    let at = bytes.indexOf(this.#key);
    if (at < 0) return bytes;
    const masked = Buffer.from(bytes);
    for (; at >= 0; at = masked.indexOf(this.#key, at + this.#mask.length)) {
      this.#mask.copy(masked, at);
    }
    return masked;
  }

  /** For bytes that come in parts: what could be the beginning of the key is held back until more has come. */
  stream(): (part: Buffer, last: boolean) => Buffer {
    let held = none;
    return (part, last) => {
      const whole = this.bytes(held.length === 0 ? part : Buffer.concat([held, part]));
      const keep = last ? 0 : this.#beginningAtEnd(whole);
      held = keep === 0 ? none : Buffer.from(whole.subarray(whole.length - keep));
      return keep === 0 ? whole : whole.subarray(0, whole.length - keep);
    };
  }

  /** Bytes at the end with which the key may begin. */
  #beginningAtEnd(bytes: Buffer): number {
    const most = Math.min(bytes.length, this.#key.length - 1);
    for (let length = most; length > 0; length -= 1) {
      const start = bytes.length - length;
      if (bytes[start] !== this.#key[0]) continue;
      if (bytes.compare(this.#key, 0, length, start) === 0) return length;
    }
    return 0;
  }
}
