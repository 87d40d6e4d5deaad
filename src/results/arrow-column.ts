/** Columns of an Arrow table, built from rows straight into their buffers. */
import {
  Bool,
  Dictionary,
  Field,
  Float64,
  Int32,
  Int64,
  Utf8,
  makeData,
  vectorFromArray,
  type Data,
  type DataType,
} from 'apache-arrow';

/** A named, typed column and how a batch of it is made. */
export interface Column<Row> {
  readonly field: Field;
  build(rows: readonly Row[]): Data;
}

function column<Row, Type extends DataType>(
  name: string,
  type: Type,
  build: (rows: readonly Row[]) => Data<Type>,
  nullable = false,
): Column<Row> {
  return { field: new Field(name, type, nullable), build };
}

/** Bit i of the result is set where `isSet(rows[i])`. */
function bitmap<Row>(rows: readonly Row[], isSet: (row: Row) => boolean): Uint8Array {
  const bits = new Uint8Array(Math.ceil(rows.length / 8));
  rows.forEach((row, at) => {
    if (isSet(row)) bits[at >> 3] = (bits[at >> 3] ?? 0) | (1 << (at & 7));
  });
  return bits;
}

/** Integers up to 2^53, such as nanoseconds and bytes; written as two halves, without bigints. */
export function int64<Row>(name: string, value: (row: Row) => number): Column<Row> {
  return column(name, new Int64(), (rows) => {
    const halves = new Uint32Array(rows.length * 2);
    rows.forEach((row, at) => {
      const integer = Math.round(value(row));
      const high = Math.floor(integer / 2 ** 32);
      halves[at * 2] = integer - high * 2 ** 32;
      halves[at * 2 + 1] = high;
    });
    const data = new BigInt64Array(halves.buffer);
    return makeData({ type: new Int64(), length: rows.length, data });
  });
}

export function int32<Row>(name: string, value: (row: Row) => number): Column<Row> {
  return column(name, new Int32(), (rows) =>
    makeData({ type: new Int32(), length: rows.length, data: Int32Array.from(rows, value) }),
  );
}

export function float64<Row>(name: string, value: (row: Row) => number): Column<Row> {
  return column(name, new Float64(), (rows) =>
    makeData({ type: new Float64(), length: rows.length, data: Float64Array.from(rows, value) }),
  );
}

export function bool<Row>(name: string, value: (row: Row) => boolean): Column<Row> {
  return column(name, new Bool(), (rows) =>
    makeData({ type: new Bool(), length: rows.length, data: bitmap(rows, value) }),
  );
}

/** Text that mostly differs from row to row. */
export function text<Row>(name: string, value: (row: Row) => string | null): Column<Row> {
  return column(
    name,
    new Utf8(),
    (rows) => {
      const valueOffsets = new Int32Array(rows.length + 1);
      const texts = rows.map((row, at) => {
        const item = value(row) ?? '';
        valueOffsets[at + 1] = (valueOffsets[at] ?? 0) + Buffer.byteLength(item);
        return item;
      });
      return makeData({
        type: new Utf8(),
        length: rows.length,
        nullBitmap: bitmap(rows, (row) => value(row) !== null),
        valueOffsets,
        data: Buffer.from(texts.join('')),
      });
    },
    true,
  );
}

/**
 * Text out of a few known ones, dictionary-encoded. The words must be known from the start: an Arrow
 * file holds one dictionary for all its batches.
 */
export function category<Row>(
  name: string,
  words: readonly string[],
  value: (row: Row) => string,
): Column<Row> {
  const type = new Dictionary(new Utf8(), new Int32());
  const dictionary = vectorFromArray(words, new Utf8());
  const index = new Map(words.map((word, at) => [word, at]));
  return column(name, type, (rows) => {
    const data = Int32Array.from(rows, (row) => {
      const at = index.get(value(row));
      if (at === undefined) throw new Error(`${name}: "${value(row)}" is not one of ${words.join()}`);
      return at;
    });
    return makeData({ type, length: rows.length, data, dictionary });
  });
}
