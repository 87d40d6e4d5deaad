/** The raw samples as Arrow tables: which columns, of what unit. */
import { bool, category, float64, int32, int64, text, type Column } from './arrow-column.js';
import { arrowFile, type ArrowFile } from './arrow-file.js';
import type {
  BlockSamples,
  ColdStartSample,
  LlmCallSample,
  MeasureSample,
  ProcessSample,
  RequestSample,
} from './samples.js';

/** One Arrow file for each kind of sample. */
export type RawTables = {
  readonly [Kind in keyof BlockSamples]: ArrowFile<BlockSamples[Kind][number]>;
};

/** Where a row belongs; first in every table. */
function place<Row extends { block: number; adapter: string; repetition: number }>(
  adapters: readonly string[],
): Column<Row>[] {
  return [
    int32('block', (row) => row.block),
    category('adapter', adapters, (row) => row.adapter),
    int32('repetition', (row) => row.repetition),
  ];
}

/** @param adapters all adapters of the run: names that rows may carry */
export function rawTables(adapters: readonly string[]): RawTables {
  return {
    requests: arrowFile<RequestSample>([
      ...place<RequestSample>(adapters),
      text('request_id', (row) => row.requestId),
      int64('intended_ns', (row) => row.intendedNs),
      int64('written_ns', (row) => row.writtenNs),
      int64('answered_ns', (row) => row.answeredNs),
      int64('queue_ns', (row) => row.writtenNs - row.intendedNs),
      int64('latency_ns', (row) => row.answeredNs - row.writtenNs),
      int64('llm_ns', (row) => row.llmNs),
      int64('tool_ns', (row) => row.toolNs),
      int64('overhead_ns', (row) => row.overheadNs),
      bool('ok', (row) => row.ok),
      text('failure_kind', (row) => row.failureKind),
      text('failure', (row) => row.failure),
      int32('llm_calls', (row) => row.llmCalls),
      int32('tool_calls', (row) => row.toolCalls),
      int64('prompt_tokens', (row) => row.promptTokens),
      int64('completion_tokens', (row) => row.completionTokens),
      int64('request_bytes', (row) => row.requestBytes),
      int32('new_connections', (row) => row.newConnections),
    ]),
    llmCalls: arrowFile<LlmCallSample>([
      ...place<LlmCallSample>(adapters),
      text('request_id', (row) => row.requestId),
      int32('call', (row) => row.call),
      category('endpoint', ['chat', 'responses', 'models'], (row) => row.endpoint),
      bool('stream', (row) => row.stream),
      int32('status', (row) => row.status),
      text('fault', (row) => row.fault),
      int32('connection', (row) => row.connection),
      bool('new_connection', (row) => row.newConnection),
      int64('received_ns', (row) => row.receivedNs),
      int64('first_byte_ns', (row) => row.firstByteNs),
      int64('last_byte_ns', (row) => row.lastByteNs),
      int64('due_first_byte_ns', (row) => row.dueFirstByteNs),
      int64('due_last_byte_ns', (row) => row.dueLastByteNs),
      int64('worst_chunk_lateness_ns', (row) => row.worstChunkLatenessNs),
      int64('prompt_tokens', (row) => row.promptTokens),
      int64('completion_tokens', (row) => row.completionTokens),
      int64('request_bytes', (row) => row.requestBytes),
      int64('response_bytes', (row) => row.responseBytes),
      int64('body_hash', (row) => row.bodyHash),
    ]),
    processes: arrowFile<ProcessSample>([
      ...place<ProcessSample>(adapters),
      int64('at_ns', (row) => row.atNs),
      category('phase', ['idle', 'load', 'after'], (row) => row.phase),
      int32('processes', (row) => row.processes),
      int64('rss_bytes', (row) => row.rssBytes),
      float64('cpu_percent', (row) => row.cpuPercent),
    ]),
    coldStarts: arrowFile<ColdStartSample>([
      ...place<ColdStartSample>(adapters),
      int32('start', (row) => row.start),
      int64('spawned_ns', (row) => row.spawnedNs),
      int64('ready_ns', (row) => row.readyNs),
      int64('first_answer_ns', (row) => row.firstAnswerNs),
      int64('spawn_to_ready_ns', (row) => row.readyNs - row.spawnedNs),
      int64('spawn_to_first_answer_ns', (row) => row.firstAnswerNs - row.spawnedNs),
    ]),
    measures: arrowFile<MeasureSample>([
      ...place<MeasureSample>(adapters),
      text('request_id', (row) => row.requestId),
      text('name', (row) => row.name),
      float64('value', (row) => row.value),
    ]),
  };
}
