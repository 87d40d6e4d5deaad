/** What a result may hold at most: far above any real run, far below what hurts a reader or its machine. */
import { z } from 'zod';

/** A result's file. A run of 13 adapters × 100 repetitions is about 8 MB. */
export const FILE_BYTES_LIMIT = 100e6;
/** One file of raw samples: ten million requests, and what one read of the system takes. */
export const RAW_BYTES_LIMIT = 2e9;
/** Values (objects, lists, texts, figures) of one file, and how deep they nest. */
export const VALUES_LIMIT = 5_000_000;
export const DEPTH_LIMIT = 64;
/** Items of one list: blocks, warnings. */
export const LIST_LIMIT = 100_000;
/** Rows of a table: adapters, comparisons. */
export const ROWS_LIMIT = 1000;
/** Characters of one text; longer ones are cut when a result is written. */
export const TEXT_LIMIT = 10_000;

const COUNT_LIMIT = 1e12;
const FIGURE_LIMIT = 1e15;

// Each is made anew: derived from one another they would be published as a reference with additions, which
// strict validators refuse.
export const text = z.string().max(TEXT_LIMIT);
/** A name that others refer to. */
export const name = z.string().min(1).max(TEXT_LIMIT);
/** Key of a record: none that means something to JavaScript. */
export const key = z
  .string()
  .max(TEXT_LIMIT)
  .regex(/^(?!(?:__proto__|constructor|prototype)$)/, 'is not a name');
/** A file's name alone: a result sends its reader to no other folder. */
export const rawFile = z
  .string()
  .max(TEXT_LIMIT)
  .regex(/^[\w-]+\.arrow$/, 'is not the name of an .arrow file');
export const count = z.int().min(0).max(COUNT_LIMIT);
export const positiveCount = z.int().min(1).max(COUNT_LIMIT);
/** Any finite figure: ms, bytes, percent, differences of them. */
export const figure = z.number().min(-FIGURE_LIMIT).max(FIGURE_LIMIT);
/** What cannot be below zero: sizes, durations by a monotonic clock. */
export const amount = z.number().min(0).max(FIGURE_LIMIT);
export const positiveAmount = z.number().positive().max(FIGURE_LIMIT);
export const probability = z.number().min(0).max(1);

export const list = <Item extends z.ZodType>(item: Item) => z.array(item).max(LIST_LIMIT);
export const rows = <Item extends z.ZodType>(item: Item) => z.array(item).max(ROWS_LIMIT);
