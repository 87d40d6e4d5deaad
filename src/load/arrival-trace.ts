/** Reads the arrivals of a recorded trace: a CSV file with a column of times. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { CsvError, parse, type InfoRecord } from 'csv-parse';
import { UsageError } from '../errors.js';
import { sha256OfFile } from '../fixture/sha256.js';
import { cut, plainText } from '../plain-text.js';
import { parseMoment, type Moment } from './arrival-time.js';
import type { TraceArrivals } from './arrivals.js';

const FLAG = '--arrivals';
/** Names that a column of times has; of none the first column is taken. */
const TIME_COLUMN = /^(timestamp|time|arrival|arrived_at|start|started_at|date|ts)(_?s)?$/i;
const EXCERPT = 40;

const shown = (text: string): string => cut(plainText(text), EXCERPT);

/** Times of the first `count` rows, checked; the file is read no further. */
async function readMoments(path: string, count: number): Promise<Moment[]> {
  const refuse = (why: string, value?: unknown): never => {
    throw new UsageError(`${FLAG} ${path}: ${why}`, FLAG, value);
  };
  const source = createReadStream(path);
  const rows = source.pipe(
    parse({
      bom: true,
      info: true,
      trim: true,
      relax_column_count: true,
      max_record_size: 1 << 16,
    }),
  );
  source.once('error', (error) => rows.destroy(error));
  const moments: Moment[] = [];
  let column = 0;
  let first = true;
  let before: Moment | undefined;
  try {
    for await (const row of rows) {
      const { record, info } = row as { record: string[]; info: InfoRecord };
      if (first) {
        first = false;
        const named = record.findIndex((title) => TIME_COLUMN.test(title));
        column = Math.max(0, named);
        if (named >= 0 || record.every((field) => !/^\d/.test(field))) continue;
      }
      // Space between rows, or at the end.
      if (record.length === 1 && record[0] === '') continue;
      const text = record[column] ?? '';
      const moment = parseMoment(text);
      if (!moment) {
        return refuse(
          `line ${info.lines}: "${shown(text)}" is neither a date and time nor a number of seconds`,
          text,
        );
      }
      if (before && isBefore(moment, before)) {
        return refuse(`line ${info.lines}: "${shown(text)}" lies before the row above it`, text);
      }
      before = moment;
      moments.push(moment);
      if (moments.length === count) break;
    }
  } catch (error) {
    if (error instanceof CsvError) return refuse(`is no CSV file: ${shown(error.message)}`);
    throw error;
  } finally {
    source.destroy();
  }
  return moments;
}

function isBefore(a: Moment, b: Moment): boolean {
  return a.seconds < b.seconds || (a.seconds === b.seconds && a.ns < b.ns);
}

/**
 * The first `count` arrivals of a trace. Rows must be in order of time; equal times are allowed.
 * @param speed 2 plays it twice as fast
 * @throws UsageError naming the file and the line, when a row is bad or there are too few
 */
export async function readArrivalTrace(
  path: string,
  count: number,
  speed: number,
): Promise<TraceArrivals> {
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) {
    throw new UsageError(
      `${FLAG} ${path}: ${found ? 'is not a file' : 'no such file'}`,
      FLAG,
      path,
    );
  }
  const moments = await readMoments(path, count);
  const first = moments[0];
  if (!first || moments.length < count) {
    throw new UsageError(
      `${FLAG} ${path}: holds ${moments.length} arrivals, --requests asks for ${count}`,
      FLAG,
      path,
    );
  }
  const offsetsNs = Float64Array.from(moments, ({ seconds, ns }) =>
    Math.round(((seconds - first.seconds) * 1e9 + (ns - first.ns)) / speed),
  );
  if ((offsetsNs.at(-1) ?? 0) === 0) {
    throw new UsageError(
      `${FLAG} ${path}: its first ${count} arrivals span no time at speed ${speed}`,
      FLAG,
      path,
    );
  }
  return { name: basename(path), sha256: await sha256OfFile(path), speed, offsetsNs };
}
