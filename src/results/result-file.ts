/** Writes the result of a run: one JSON document, raw samples beside it in Arrow IPC. */
import { access, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { EnvironmentError, UsageError } from '../errors.js';
import { writeAtomically } from './atomic-write.js';
import { RAW_FILES, RESULT_FILE } from './raw-files.js';
import { rawTables } from './raw-tables.js';
import {
  resultDocument,
  type AdapterHeader,
  type FinishedBlock,
  type ResultDocument,
  type ResultHeader,
} from './result-document.js';
import type { BlockSamples } from './samples.js';
import { resultSchema, type AdapterResult, type BlockResult, type Result } from './schema.js';
import { withinBounds } from './within-bounds.js';

export interface ResultFile extends Pick<ResultDocument, 'updateAdapter' | 'addWarning' | 'updatePlan'> {
  /** Path of the JSON document. */
  readonly path: string;
  /** The result so far. */
  readonly result: Result;
  /** Adds a block and writes all files: first the raw samples, then the document that counts on them. */
  addBlock(block: FinishedBlock): Promise<BlockResult>;
  /** Writes the result with its end, and rows and warnings changed since the last block. */
  finish(finishedAt: string): Promise<Result>;
}

const kinds = Object.keys(RAW_FILES) as (keyof BlockSamples)[];

async function makeDirectory(dir: string): Promise<void> {
  await mkdir(dir, { recursive: true }).catch((error: unknown) => {
    const cause = error instanceof Error ? error.message : String(error);
    throw new EnvironmentError(`cannot create ${dir} (${cause}); choose another place with --out`, {
      cause: error,
    });
  });
}

/**
 * Creates `dir` where needed and writes the header as a first whole result.
 * @throws UsageError when `dir` holds a result already; EnvironmentError when the disk refuses
 */
export async function openResultFile(dir: string, header: ResultHeader): Promise<ResultFile> {
  const path = join(dir, RESULT_FILE);
  await makeDirectory(dir);
  const exists = await access(path).then(
    () => true,
    () => false,
  );
  if (exists) {
    throw new UsageError(`${path} exists already; choose another place with --out`, '--out', dir);
  }
  return writeResultFile(dir, header, []);
}

/** An adapter's row as it stood before its blocks. */
function headerOf({ metrics, ...row }: AdapterResult): AdapterHeader {
  const { installBytes, setupSeconds } = metrics;
  if (row.buildHash === null) return { ...row, installBytes, setupSeconds };
  // It was ready to be measured: whatever went wrong since stands in its blocks.
  const before: AdapterHeader = { ...row, status: 'ok', installBytes, setupSeconds };
  delete before.reason;
  delete before.logPath;
  return before;
}

/**
 * Goes on with a result that was cut off, as if it never had been: its blocks are added again from their
 * samples, all else is kept.
 * @param samples of each of its blocks
 */
export async function reopenResultFile(
  dir: string,
  result: Result,
  samples: ReadonlyMap<number, BlockSamples>,
): Promise<ResultFile> {
  const { tool, startedAt, environment, plan, adapters, warnings } = result;
  const header = { tool, startedAt, environment, plan, warnings, adapters: adapters.map(headerOf) };
  const finished = result.blocks.map((block): FinishedBlock => {
    const own = samples.get(block.block);
    if (!own) throw new Error(`no samples of block ${block.block}`);
    return { ...block, samples: own };
  });
  return writeResultFile(dir, header, finished);
}

/** Writes a result with all blocks that are finished already, each file once. */
export async function writeResultFile(
  dir: string,
  header: ResultHeader,
  finished: Iterable<FinishedBlock>,
): Promise<ResultFile> {
  const path = join(dir, RESULT_FILE);
  const document = resultDocument(header);
  const tables = rawTables(header.adapters.map(({ name }) => name));
  const writeRaw = (kind: keyof BlockSamples): Promise<void> =>
    writeAtomically(join(dir, RAW_FILES[kind]), tables[kind].bytes());
  const writeDocument = async (): Promise<Result> => {
    const result = resultSchema.parse(withinBounds(document.result));
    await writeAtomically(path, `${JSON.stringify(result, null, 2)}\n`);
    return result;
  };

  const append = ({ samples }: FinishedBlock): void => {
    tables.requests.append(samples.requests);
    tables.llmCalls.append(samples.llmCalls);
    tables.processes.append(samples.processes);
    tables.coldStarts.append(samples.coldStarts);
    tables.measures.append(samples.measures);
  };

  for (const block of finished) {
    document.addBlock(block);
    append(block);
  }
  for (const kind of kinds) await writeRaw(kind);
  await writeDocument();
  return {
    path,
    get result() {
      return document.result;
    },
    updateAdapter: document.updateAdapter,
    addWarning: document.addWarning,
    updatePlan: document.updatePlan,
    async addBlock(block) {
      const result = document.addBlock(block);
      append(block);
      for (const kind of kinds) if (block.samples[kind].length > 0) await writeRaw(kind);
      await writeDocument();
      return result;
    },
    async finish(finishedAt) {
      document.finish(finishedAt);
      return writeDocument();
    },
  };
}
