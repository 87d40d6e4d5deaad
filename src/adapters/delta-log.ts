/** Gathers the pieces of answers as an adapter passes them on, by request. */
import type { Deltas } from '../load/subject.js';
import { noDeltas } from '../load/subject.js';
import { deltaSchema } from './protocol.js';

interface Stream {
  readonly characters: number[];
  readonly atNs: number[];
}

export class DeltaLog {
  /** Of requests in flight; null for those of which nothing has come. */
  readonly #streams = new Map<string, Stream | null>();

  open(id: string): void {
    this.#streams.set(id, null);
  }

  /** What came of a request, which ends here: pieces that come later belong to nothing, and are dropped. */
  close(id: string): Deltas {
    const stream = this.#streams.get(id);
    this.#streams.delete(id);
    return stream ?? noDeltas;
  }

  /** Takes the parameters of a `delta` in; says what is wrong with them, if anything is. */
  take(params: unknown): string | undefined {
    const delta = deltaSchema.safeParse(params);
    if (!delta.success) {
      return `sent a delta with a bad field "${delta.error.issues[0]?.path.join('.') ?? ''}"`;
    }
    const { id, text, atNs } = delta.data;
    const known = this.#streams.get(id);
    if (known === undefined) return undefined;
    const stream = known ?? { characters: [], atNs: [] };
    if (!known) this.#streams.set(id, stream);
    stream.characters.push((stream.characters.at(-1) ?? 0) + text.length);
    stream.atNs.push(atNs);
    return undefined;
  }
}
