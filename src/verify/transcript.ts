/** What harness and adapter wrote to each other, line by line, in a file that a person can read. */
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export class Transcript {
  readonly #beganMs = performance.now();
  #lines = 0;

  constructor(readonly path: string) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, '');
  }

  /** Adds a line; returns its place as `path:line`. */
  note(mark: '→' | '←' | '#', text: string): string {
    const ms = (performance.now() - this.#beganMs).toFixed(1).padStart(9);
    appendFileSync(this.path, `${ms} ${mark} ${text.replaceAll('\n', ' ')}\n`);
    this.#lines += 1;
    return `${this.path}:${this.#lines}`;
  }
}
