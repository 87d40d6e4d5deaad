/**
 * The parquet readers that a Node adapter could use, each doing the tool's job as its own
 * documentation has it: two columns, one thread, rows without both times or with dropOff < pickup
 * dropped, everything read from the file at each call.
 */
import { readFileSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import type { DurationSum } from '../../src/fixture/trip-reader.js';

export interface TripReader {
  readonly name: string;
  /** npm package, whose version is printed. */
  readonly package: string;
  /** Loads the package; gives a function that reads a file in microseconds once. */
  load(): Promise<(path: string) => Promise<DurationSum>>;
}

const require = createRequire(import.meta.url);

/** Version of an installed package, whatever its `exports` show. */
export function installedVersion(name: string): string {
  const roots = require.resolve.paths(name) ?? [];
  for (const root of roots) {
    try {
      const text = readFileSync(join(root, name, 'package.json'), 'utf8');
      return (JSON.parse(text) as { version: string }).version;
    } catch {
      // Not below this root.
    }
  }
  throw new Error(`${name} is not installed`);
}

const PICKUP = 'pickup_datetime';
const DROP_OFF = 'dropOff_datetime';

const duckdb: TripReader = {
  name: '@duckdb/node-api',
  package: '@duckdb/node-api',
  async load() {
    const { DuckDBInstance } = await import('@duckdb/node-api');
    // The external file cache would answer from memory after the first call.
    const settings = { threads: '1', enable_external_file_cache: 'false' };
    const connection = await (await DuckDBInstance.create(':memory:', settings)).connect();
    return async (path) => {
      const sql =
        `SELECT count(*), sum(epoch_us(${DROP_OFF}) - epoch_us(${PICKUP}))` +
        ` FROM read_parquet($path) WHERE ${DROP_OFF} >= ${PICKUP}`;
      const [row] = (await connection.runAndReadAll(sql, { path })).getRows();
      return { trips: Number(row?.[0]), sum: BigInt(String(row?.[1])) };
    };
  },
};

const polars: TripReader = {
  name: 'nodejs-polars',
  package: 'nodejs-polars',
  async load() {
    process.env.POLARS_MAX_THREADS = '1';
    const { default: pl } = await import('nodejs-polars');
    return (path) => {
      const micros = pl
        .readParquet(path, { columns: [PICKUP, DROP_OFF] })
        .select(
          pl.col(DROP_OFF).cast(pl.Int64).minus(pl.col(PICKUP).cast(pl.Int64)).alias('micros'),
        )
        .filter(pl.col('micros').gtEq(0))
        .getColumn('micros');
      return Promise.resolve({ trips: micros.length, sum: BigInt(micros.sum()) });
    };
  },
};

const hyparquet: TripReader = {
  name: 'hyparquet, as INT64',
  package: 'hyparquet',
  async load() {
    const { parquetMetadataAsync } = await import('hyparquet');
    const { asyncBuffer, readDurations } = await import('../../src/fixture/trip-reader.js');
    return async (path) => {
      const file = await open(path);
      try {
        const buffer = asyncBuffer(file, (await file.stat()).size);
        return await readDurations(buffer, await parquetMetadataAsync(buffer));
      } finally {
        await file.close();
      }
    };
  },
};

const hyparquetParsers: TripReader = {
  name: 'hyparquet, raw timestamp parsers',
  package: 'hyparquet',
  async load() {
    const { asyncBufferFromFile, parquetRead } = await import('hyparquet');
    const { compressors } = await import('hyparquet-compressors');
    const parsers = { timestampFromMicroseconds: (micros: bigint) => micros };
    return async (path) => {
      let trips = 0;
      let sum = 0n;
      await parquetRead({
        file: await asyncBufferFromFile(path),
        columns: [PICKUP, DROP_OFF],
        compressors,
        parsers,
        onComplete(rows: unknown[][]) {
          for (const [pickup, dropOff] of rows as (bigint | null)[][]) {
            // The parser sees nulls too where a page has them.
            if (typeof pickup !== 'bigint' || typeof dropOff !== 'bigint') continue;
            if (dropOff < pickup) continue;
            trips += 1;
            sum += dropOff - pickup;
          }
        },
      });
      return { trips, sum };
    };
  },
};

const parquetWasm: TripReader = {
  name: 'parquet-wasm + apache-arrow',
  package: 'parquet-wasm',
  async load() {
    const { readParquet } = await import('parquet-wasm');
    const { tableFromIPC } = await import('apache-arrow');
    const options = { columns: [PICKUP, DROP_OFF], batchSize: 65_536 };
    return async (path) => {
      const stream = readParquet(await readFile(path), options).intoIPCStream();
      let trips = 0;
      let sum = 0n;
      for (const batch of tableFromIPC(stream).batches) {
        const pickups = batch.getChild(PICKUP)?.data[0];
        const dropOffs = batch.getChild(DROP_OFF)?.data[0];
        if (!pickups || !dropOffs) throw new Error('a column is missing');
        const from = pickups.values as BigInt64Array;
        const to = dropOffs.values as BigInt64Array;
        for (let row = 0; row < batch.numRows; row += 1) {
          if (!pickups.getValid(row) || !dropOffs.getValid(row)) continue;
          const micros = (to[row] ?? 0n) - (from[row] ?? 0n);
          if (micros < 0n) continue;
          trips += 1;
          sum += micros;
        }
      }
      return { trips, sum };
    };
  },
};

/** What parquetjs-lite makes of a time: a Date, or the plain number where only the newer type is given. */
function asMicros(time: unknown): bigint | undefined {
  if (time instanceof Date) return BigInt(time.getTime()) * 1000n;
  return typeof time === 'bigint' ? time : undefined;
}

const parquetjsLite: TripReader = {
  name: 'parquetjs-lite',
  package: 'parquetjs-lite',
  async load() {
    const { default: parquet } = await import('parquetjs-lite');
    return async (path) => {
      const reader = await parquet.ParquetReader.openFile(path);
      try {
        const cursor = reader.getCursor([PICKUP, DROP_OFF]);
        let trips = 0;
        let sum = 0n;
        for (let row = await cursor.next(); row; row = await cursor.next()) {
          const { [PICKUP]: pickup, [DROP_OFF]: dropOff } = row;
          const from = asMicros(pickup);
          const to = asMicros(dropOff);
          if (from === undefined || to === undefined || to < from) continue;
          trips += 1;
          sum += to - from;
        }
        return { trips, sum };
      } finally {
        await reader.close();
      }
    };
  },
};

export const tripReaders: readonly TripReader[] = [
  duckdb,
  polars,
  hyparquet,
  hyparquetParsers,
  parquetWasm,
  parquetjsLite,
];
