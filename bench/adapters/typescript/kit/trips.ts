/** Reads the average trip duration from a parquet file with DuckDB: two columns, one thread. */
import type { DuckDBInstance } from '@duckdb/node-api';

// `typeof` is folded when the query is bound, so only one branch is ever computed. `sum` of integers
// is a HUGEINT, hence exact. `end >= start` is not true where either is null.
const query = `
  SELECT count(*) AS trips, any_value(ns) AS ns,
    sum(CASE WHEN ns THEN epoch_ns(e) - epoch_ns(s) ELSE epoch_us(e) - epoch_us(s) END) AS total
  FROM (
    SELECT pickup_datetime AS s, dropOff_datetime AS e,
      typeof(s) = 'TIMESTAMP_NS' OR typeof(e) = 'TIMESTAMP_NS' AS ns
    FROM read_parquet($1)
  )
  WHERE e >= s`;

/**
 * Opens the reader once; the returned function reads the file anew at every call. Queries run on
 * Node's thread pool, so at most four at a time; the wait for a free thread is part of the call.
 */
export async function openTripReader(): Promise<(path: string) => Promise<string>> {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:', {
    threads: '1',
    enable_external_file_cache: 'false', // otherwise the second call would not read the file
  });
  return (path) => readTrips(instance, path);
}

async function readTrips(instance: DuckDBInstance, path: string): Promise<string> {
  const connection = await instance.connect();
  try {
    const literal = path.replace(/[*?[\]]/g, '[$&]'); // a path, not a pattern
    const reader = await connection.runAndReadAll(query, [literal]);
    const [row] = reader.getRowObjects() as { trips: bigint; ns: boolean; total: bigint }[];
    if (!row || row.trips === 0n) throw new Error('no trip has both times');
    const minutes = Number(row.total) / Number(row.trips) / (row.ns ? 6e10 : 6e7);
    return `The average trip duration across ${row.trips} trips is ${formatMinutes(minutes)} minutes.`;
  } finally {
    connection.closeSync();
  }
}

/** Two decimals; an exact tie goes to the even digit, as in the other languages (toFixed goes up). */
function formatMinutes(minutes: number): string {
  const isTie = Number.isInteger(minutes * 8) && !Number.isInteger(minutes * 4);
  if (!isTie) return minutes.toFixed(2);
  const below = Math.floor(minutes * 100);
  return ((below % 2 === 0 ? below : below + 1) / 100).toFixed(2);
}
