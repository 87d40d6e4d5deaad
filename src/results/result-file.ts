/** Writes and reads the result of a run: one JSON document, raw samples beside it in Arrow IPC. */
import type { ProcessFigures } from './process-figures.js';
import type { BlockSamples } from './samples.js';
import type {
  AdapterResult,
  BlockResult,
  Environment,
  PlanRecord,
  Result,
  Warning,
} from './schema.js';

/** An adapter before it was measured: its row, and what set-up found. */
export interface AdapterHeader extends Omit<AdapterResult, 'metrics'> {
  readonly installBytes: number | null;
  readonly setupSeconds: number | null;
}

/** All that is known before the first block. */
export interface ResultHeader {
  readonly tool: { readonly name: string; readonly version: string };
  readonly startedAt: string;
  readonly environment: Environment;
  readonly plan: PlanRecord;
  readonly adapters: readonly AdapterHeader[];
  readonly warnings: readonly Warning[];
}

/** A block that ended, well or badly; its metrics are computed here. */
export interface FinishedBlock extends Omit<BlockResult, 'metrics'> {
  readonly samples: BlockSamples;
  /** Null for cold-start blocks, or where nothing was read. */
  readonly figures: ProcessFigures | null;
}

export interface ResultFile {
  /** Path of the JSON document. */
  readonly path: string;
  /** The result so far. */
  readonly result: Result;
  /**
   * Adds a block, summarises its adapter anew and writes all files. The first failed block makes its
   * adapter `failed` with the block's reason.
   */
  addBlock(block: FinishedBlock): Promise<BlockResult>;
  /** Changes an adapter's row (versions it reported, a failure outside any block); written with the next write. */
  updateAdapter(name: string, change: Partial<Omit<AdapterHeader, 'name'>>): void;
  /** Adds a warning; written with the next write. */
  addWarning(warning: Warning): void;
  /** Writes the result with its end. */
  finish(finishedAt: string): Promise<Result>;
}

/**
 * Creates `dir` where needed and writes the header as a first whole result.
 * @throws UsageError when `dir` holds a result already; EnvironmentError when the disk refuses.
 */
export function openResultFile(dir: string, header: ResultHeader): Promise<ResultFile> {
  return Promise.reject(new Error(`not yet: ${dir} ${header.startedAt}`));
}

/**
 * Reads a result, given its file or the folder it lies in.
 * @throws UsageError with one line when it is missing, truncated, not a result, or of a newer version.
 */
export function readResult(path: string): Promise<Result> {
  return Promise.reject(new Error(`not yet: ${path}`));
}
