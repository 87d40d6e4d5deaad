/**
 * The ids that an answer gives out. Those of our own requests follow from (seed, request id, call, attempt),
 * for frameworks send them back: were they random, no agent could make the same requests twice.
 */
import { uniqueId } from './response-id.js';

/** A new id: `<prefix><28 letters and digits>`. */
export type IdSource = (prefix: string) => string;

const ownRequest = /^([rwc])-(\d{1,9})$/;

const digits = (value: number, length: number): string => value.toString(36).padStart(length, '0');

/** So many calls back a repeated one is still known as such, at least. */
const REMEMBERED = 32_768;

export class AnswerIds {
  readonly #seed: string;
  /** How often a call was made; of two generations the older is dropped. */
  #recent = new Map<string, number>();
  #earlier = new Map<string, number>();

  constructor(seed: number) {
    this.#seed = digits(seed >>> 0, 7);
  }

  /** Forgets the calls so far: those that follow are another process's. */
  restart(): void {
    this.#recent = new Map();
    this.#earlier = new Map();
  }

  /**
   * The ids of one answer, one after the other. A call made again (a retry, or a framework's second try with
   * the same turns) gets others; a foreign client gets random ones.
   */
  of(requestId: string | null, call: number): IdSource {
    const own = requestId === null ? null : ownRequest.exec(requestId);
    if (!own) return uniqueId;
    const key = own[0] + digits(call, 3);
    const attempt = this.#attempt(key);
    const before = this.#seed + (own[1] ?? '') + (own[2] ?? '').padStart(9, '0');
    const middle = before + digits(call, 3) + digits(attempt, 3);
    let serial = 0;
    return (prefix) => prefix + middle + digits(serial++, 5);
  }

  /** 0 for the first. */
  #attempt(key: string): number {
    const attempt = this.#recent.get(key) ?? this.#earlier.get(key) ?? 0;
    if (this.#recent.size >= REMEMBERED) {
      this.#earlier = this.#recent;
      this.#recent = new Map();
    }
    this.#recent.set(key, attempt + 1);
    return attempt;
  }
}
