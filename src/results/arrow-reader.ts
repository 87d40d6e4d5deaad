/** Reads the columns of an Arrow IPC file by name and type; what is not as expected is a UsageError. */
import { runInNewContext } from 'node:vm';
import { DataType, tableFromIPC, type Table, type Vector } from 'apache-arrow';
import { UsageError } from '../errors.js';
import { RAW_BYTES_LIMIT } from './bounds.js';
import { readBytes } from './read-text.js';

/** Ample: nothing is decoded yet, the columns stay where they lie in the file. */
const PARSE_MS = 2_000;
const PARSE_MS_A_BYTE = 1e-4;

/** Parses with a time limit: damaged metadata can send the parser into loops of 2^31 rounds. */
function parse(bytes: Buffer): Table {
  const timeout = Math.ceil(PARSE_MS + PARSE_MS_A_BYTE * bytes.length);
  return runInNewContext('parse()', { parse: () => tableFromIPC(bytes) }, { timeout }) as Table;
}

type IsType = (type: DataType) => boolean;

export class ArrowReader {
  readonly #table: Table;

  private constructor(
    readonly path: string,
    table: Table,
  ) {
    this.#table = table;
  }

  /** @throws UsageError when the file is missing, no Arrow file, or cut off */
  static async open(path: string): Promise<ArrowReader> {
    try {
      return new ArrowReader(path, parse(await readBytes('raw samples', path, RAW_BYTES_LIMIT)));
    } catch (error) {
      if (error instanceof UsageError) throw error;
      const cause = error instanceof Error ? error.message.split('\n')[0] : String(error);
      throw new UsageError(
        `${path}: raw samples cannot be read: truncated or no Arrow file (${cause})`,
        path,
        undefined,
        { cause: error },
      );
    }
  }

  get rows(): number {
    return this.#table.numRows;
  }

  has(name: string): boolean {
    return this.#table.getChild(name) !== null;
  }

  /** Integers that a number holds exactly. */
  int64(name: string): Float64Array {
    return this.#numbers(name, 'Int64', (type) => DataType.isInt(type) && type.bitWidth === 64);
  }

  int32(name: string): Float64Array {
    return this.#numbers(name, 'Int32', (type) => DataType.isInt(type) && type.bitWidth === 32);
  }

  float64(name: string): Float64Array {
    return this.#numbers(name, 'Float64', (type) => DataType.isFloat(type));
  }

  bool(name: string): (row: number) => boolean {
    const vector = this.#column(name, 'Bool', (type) => DataType.isBool(type));
    return (row) => vector.get(row) === true;
  }

  /** Text that is always there. */
  text(name: string): (row: number) => string {
    const optional = this.optionalText(name);
    return (row) => optional(row) ?? this.#fail(name, `row ${row} is empty`);
  }

  optionalText(name: string): (row: number) => string | null {
    const vector = this.#column(
      name,
      'Utf8',
      (type) =>
        DataType.isUtf8(type) || (DataType.isDictionary(type) && DataType.isUtf8(type.dictionary)),
    );
    return (row) => {
      const value: unknown = vector.get(row);
      return typeof value === 'string' ? value : null;
    };
  }

  /** One of these words. */
  oneOf<Word extends string>(name: string, words: readonly Word[]): (row: number) => Word {
    const optional = this.optionalOneOf(name, words);
    return (row) => optional(row) ?? this.#fail(name, `row ${row} is empty`);
  }

  optionalOneOf<Word extends string>(
    name: string,
    words: readonly Word[],
  ): (row: number) => Word | null {
    const text = this.optionalText(name);
    return (row) => {
      const value = text(row);
      if (value === null) return null;
      return words.find((word) => word === value) ?? this.#fail(name, `row ${row} says "${value}"`);
    };
  }

  /** @throws UsageError naming file and column */
  #fail(column: string, what: string): never {
    throw new UsageError(`${this.path}: column "${column}": ${what}`, this.path);
  }

  #column(name: string, type: string, isType: IsType): Vector {
    const vector = this.#table.getChild(name);
    if (!vector) this.#fail(name, 'is missing');
    if (!isType(vector.type as DataType)) {
      this.#fail(name, `is ${String(vector.type)}, expected ${type}`);
    }
    if (vector.length !== this.rows) {
      this.#fail(name, `has ${vector.length} rows of ${this.rows}`);
    }
    return vector;
  }

  #numbers(name: string, type: string, isType: IsType): Float64Array {
    const vector = this.#column(name, type, isType);
    // A file may promise more rows than it has bytes for: count before room is made.
    const chunks = vector.data.map(({ length, nullCount, values }) => {
      const numbers: unknown = values;
      if (nullCount > 0) this.#fail(name, 'has empty rows');
      if (!ArrayBuffer.isView(numbers) || !('length' in numbers)) this.#fail(name, 'has no values');
      const array = numbers as BigInt64Array | Int32Array | Float64Array;
      if (array.length < length) this.#fail(name, 'is truncated');
      return array.subarray(0, length);
    });
    const all = new Float64Array(this.rows);
    let at = 0;
    for (const chunk of chunks) {
      if (chunk instanceof BigInt64Array) {
        // Two halves are quicker than a bigint a row.
        const halves = new Int32Array(chunk.buffer, chunk.byteOffset, chunk.length * 2);
        for (let row = 0; row < chunk.length; row += 1) {
          all[at + row] = (halves[2 * row + 1] ?? 0) * 2 ** 32 + ((halves[2 * row] ?? 0) >>> 0);
        }
      } else all.set(chunk, at);
      at += chunk.length;
    }
    if (type !== 'Float64' && !all.every(Number.isSafeInteger)) {
      this.#fail(name, 'has a number above 2^53');
    }
    return all;
  }
}
