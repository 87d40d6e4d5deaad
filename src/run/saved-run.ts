/** A run that was cut off, as it lies on the disk: what is finished, and its samples. */
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UsageError } from '../errors.js';
import { RAW_FILES } from '../results/raw-files.js';
import { readRaw } from '../results/read-raw.js';
import { readResult } from '../results/read-result.js';
import type { BlockSamples } from '../results/samples.js';
import type { BlockResult, Result } from '../results/schema.js';

export interface SavedRun {
  readonly directory: string;
  readonly result: Result;
  /** Of each block in the result. Rows of others are left out: raw samples are written first. */
  readonly samples: ReadonlyMap<number, BlockSamples>;
}

const emptySamples = () => ({
  requests: [] as BlockSamples['requests'][number][],
  llmCalls: [] as BlockSamples['llmCalls'][number][],
  processes: [] as BlockSamples['processes'][number][],
  coldStarts: [] as BlockSamples['coldStarts'][number][],
  measures: [] as BlockSamples['measures'][number][],
});

/** Says what is wrong with a block's samples, or null. */
function problemOf(block: BlockResult, samples: BlockSamples): string | null {
  const { requests, llmCalls, coldStarts } = samples;
  const starts = block.metrics.coldStart?.starts ?? 0;
  const ids = new Set(requests.map(({ requestId }) => requestId));
  if (requests.length !== block.metrics.success.total || ids.size !== requests.length) {
    return `${RAW_FILES.requests} holds ${ids.size} different requests in ${requests.length} rows, not ${block.metrics.success.total}`;
  }
  if (coldStarts.length !== starts) {
    return `${RAW_FILES.coldStarts} holds ${coldStarts.length} starts, not ${starts}`;
  }
  const made = requests.reduce((sum, request) => sum + request.llmCalls, 0);
  const noted = llmCalls.filter(({ requestId }) => requestId !== null && ids.has(requestId)).length;
  return made === noted ? null : `${RAW_FILES.llmCalls} holds ${noted} calls, not ${made}`;
}

function samplesByBlock(directory: string, result: Result, raw: BlockSamples) {
  const blocks = new Map(result.blocks.map((block) => [block.block, block]));
  const byBlock = new Map(result.blocks.map(({ block }) => [block, emptySamples()]));
  const refuse = (block: number, what: string): never => {
    throw new UsageError(`--resume: ${directory}: block ${block}: ${what}`, '--resume', directory);
  };
  if (blocks.size !== result.blocks.length) refuse(-1, 'a block stands in the result twice');
  for (const kind of Object.keys(RAW_FILES) as (keyof BlockSamples)[]) {
    for (const row of raw[kind]) {
      const block = blocks.get(row.block);
      if (!block) continue;
      if (row.adapter !== block.adapter || row.repetition !== block.repetition) {
        refuse(row.block, `${RAW_FILES[kind]} says "${row.adapter}" run ${row.repetition}`);
      }
      (byBlock.get(row.block)?.[kind] as (typeof row)[]).push(row);
    }
  }
  for (const block of result.blocks) {
    const problem = problemOf(block, byBlock.get(block.block) ?? emptySamples());
    if (problem !== null) refuse(block.block, problem);
  }
  return byBlock;
}

/** The folder of a result, given that or its result.json. */
export async function resultDirectory(path: string): Promise<string> {
  const isFolder = await stat(path).then(
    (entry) => entry.isDirectory(),
    () => false,
  );
  return isFolder ? path : dirname(path);
}

/**
 * Reads a run, given its result.json or its folder.
 * @throws UsageError with one line when anything is missing, damaged, or does not fit together
 */
export async function readSavedRun(path: string): Promise<SavedRun> {
  const result = await readResult(path);
  const directory = await resultDirectory(path);
  const samples = samplesByBlock(directory, result, await readRaw(directory));
  return { directory, result, samples };
}
