/**
 * Which parquet reader a Node adapter should use: the tool's job done by each, on the small fixture,
 * on the same rows from another writer and, once `agentbench run` has made it, on the large one. A
 * reader that fails keeps its row.
 *   npx tsx bench/harness/parquet-readers.ts
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { DuckDBInstance } from '@duckdb/node-api';
import Table from 'cli-table3';
import { Bench } from 'tinybench';

import { cacheDirectory } from '../../src/cache-directory.js';
import {
  madeLargeFixture,
  smallFixture,
  userFixture,
  type Fixture,
} from '../../src/fixture/fixture.js';
import { truthOf } from '../../src/fixture/truth.js';
import { installedVersion, tripReaders, type TripReader } from './trip-readers.js';

const MICROS_PER_MINUTE = 60_000_000;

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/** With fewer samples than this a P99 has no finite 95 % interval: printed with `~`. */
const P99_SAMPLES = 368;
const SLOW_MS = 1000;

/** Cells of one reader's row: median, P99, samples and whether the sentence is right. */
async function measure(reader: TripReader, { path, truth }: Fixture): Promise<readonly string[]> {
  try {
    const read = await reader.load();
    const startMs = performance.now();
    const { trips, sum } = await read(path);
    const isSlow = performance.now() - startMs > SLOW_MS;
    const { sentence } = truthOf(sum, trips, MICROS_PER_MINUTE);
    const bench = new Bench({
      time: 1000,
      iterations: isSlow ? 2 : 10,
      warmup: !isSlow,
      warmupTime: 200,
      warmupIterations: 2,
    });
    bench.add(reader.name, () => read(path), { async: true });
    const [result] = (await bench.run()).map((task) => task.result);
    if (result?.state === 'errored') throw result.error;
    if (result?.state !== 'completed') throw new Error(`stopped: ${result?.state ?? 'not run'}`);
    const { p50, p99, samplesCount } = result.latency;
    const mark = samplesCount < P99_SAMPLES ? '~' : '';
    const verdict = sentence === truth.sentence ? 'right' : `wrong: ${sentence}`;
    return [p50.toFixed(1), `${mark}${p99.toFixed(1)}`, String(samplesCount), verdict];
  } catch (error) {
    return ['–', '–', '–', `failed: ${messageOf(error)}`];
  }
}

async function printTable(title: string, fixture: Fixture): Promise<void> {
  const table = new Table({
    head: ['reader', 'version', 'ms median', 'ms P99', 'samples', 'answer'],
    colAligns: ['left', 'left', 'right', 'right', 'right', 'left'],
    style: { head: [], border: [] },
  });
  for (const reader of tripReaders) {
    const cells = await measure(reader, fixture);
    table.push([reader.name, installedVersion(reader.package), ...cells]);
  }
  console.log(`parquet readers, ${fixture.rows.toLocaleString('en')} rows (${title})`);
  console.log(table.toString());
}

/** The same rows with the encodings of parquet's second version, as current writers store them. */
async function rewritten({ path }: Fixture, dir: string): Promise<Fixture> {
  const copy = join(dir, 'trips-duckdb.parquet');
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run(
    `COPY (FROM read_parquet($from)) TO '${copy.replaceAll("'", "''")}' (FORMAT parquet, PARQUET_VERSION V2)`,
    { from: path },
  );
  return userFixture(copy);
}

/**
 * Prints one table for the small fixture, one for the same rows in version 2, and one for the large
 * fixture where it has been made.
 */
export async function benchParquetReaders(): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'parquet-readers-'));
  try {
    const small = await smallFixture();
    await printTable('small fixture', small);
    await printTable(
      'small fixture as DuckDB writes it, parquet version 2',
      await rewritten(small, dir),
    );
    const large = await madeLargeFixture(cacheDirectory());
    if (large) await printTable('large fixture', large);
    else console.log('The large fixture has not been made yet (agentbench run makes it).');
  } finally {
    await rm(dir, { recursive: true });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await benchParquetReaders();
