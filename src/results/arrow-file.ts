/** An Arrow IPC file that grows by batches and is written whole each time. */
import { RecordBatch, Schema, Struct, Table, makeData, tableToIPC } from 'apache-arrow';
import type { Column } from './arrow-column.js';

export interface ArrowFile<Row> {
  /** Adds rows as one record batch, which is kept: nothing is encoded twice. */
  append(rows: readonly Row[]): void;
  /** The file as it is now (Arrow IPC file format, as pyarrow, polars and DuckDB's arrow reader open it). */
  bytes(): Uint8Array;
}

/** An Arrow file of these columns, empty at first. */
export function arrowFile<Row>(columns: readonly Column<Row>[]): ArrowFile<Row> {
  const schema = new Schema(columns.map(({ field }) => field));
  const type = new Struct(schema.fields);
  const batches: RecordBatch[] = [];
  const batchOf = (rows: readonly Row[]): RecordBatch =>
    new RecordBatch(
      schema,
      makeData({ type, length: rows.length, children: columns.map((column) => column.build(rows)) }),
    );
  return {
    append(rows) {
      if (rows.length > 0) batches.push(batchOf(rows));
    },
    // Without any batch the dictionaries would be missing: an empty one carries them.
    bytes: () => tableToIPC(new Table(schema, batches.length > 0 ? batches : [batchOf([])]), 'file'),
  };
}
