/** Reads raw samples back: the inverse of raw-tables.ts for all its tables. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { FAULT_KINDS } from '../scenarios/fault.js';
import { ArrowReader } from './arrow-reader.js';
import { RAW_FILES } from './raw-files.js';
import type {
  BlockSamples,
  ColdStartSample,
  LlmCallSample,
  MeasureSample,
  ProcessSample,
  RequestSample,
} from './samples.js';

/** Where rows belong, by row. */
function places(table: ArrowReader) {
  const block = table.int32('block');
  const adapter = table.text('adapter');
  const repetition = table.int32('repetition');
  return (row: number) => ({
    block: block[row] ?? 0,
    adapter: adapter(row),
    repetition: repetition[row] ?? 0,
  });
}

/** A column's value by row; the reader has seen to it that there are as many as rows. */
const by =
  (values: Float64Array) =>
  (row: number): number =>
    values[row] ?? 0;

/** One object a row, each field from its column. */
function rowsOf<Row>(table: ArrowReader, read: (row: number) => Row): Row[] {
  const rows: Row[] = [];
  for (let row = 0; row < table.rows; row += 1) rows.push(read(row));
  return rows;
}

/** @throws UsageError naming the file */
export async function readRequests(path: string): Promise<RequestSample[]> {
  const table = await ArrowReader.open(path);
  const place = places(table);
  const requestId = table.text('request_id');
  const intendedNs = by(table.int64('intended_ns'));
  const writtenNs = by(table.int64('written_ns'));
  const answeredNs = by(table.int64('answered_ns'));
  const ok = table.bool('ok');
  const failureKind = table.optionalText('failure_kind');
  const failure = table.optionalText('failure');
  const llmNs = by(table.int64('llm_ns'));
  const toolNs = by(table.int64('tool_ns'));
  const overheadNs = by(table.int64('overhead_ns'));
  const llmCalls = by(table.int32('llm_calls'));
  const toolCalls = by(table.int32('tool_calls'));
  const promptTokens = by(table.int64('prompt_tokens'));
  const completionTokens = by(table.int64('completion_tokens'));
  const requestBytes = by(table.int64('request_bytes'));
  const newConnections = by(table.int32('new_connections'));
  return rowsOf(table, (row) => ({
    ...place(row),
    requestId: requestId(row),
    intendedNs: intendedNs(row),
    writtenNs: writtenNs(row),
    answeredNs: answeredNs(row),
    ok: ok(row),
    failureKind: failureKind(row),
    failure: failure(row),
    llmNs: llmNs(row),
    toolNs: toolNs(row),
    overheadNs: overheadNs(row),
    llmCalls: llmCalls(row),
    toolCalls: toolCalls(row),
    promptTokens: promptTokens(row),
    completionTokens: completionTokens(row),
    requestBytes: requestBytes(row),
    newConnections: newConnections(row),
  }));
}

/** @throws UsageError naming the file */
export async function readLlmCalls(path: string): Promise<LlmCallSample[]> {
  const table = await ArrowReader.open(path);
  const place = places(table);
  const requestId = table.optionalText('request_id');
  const call = by(table.int32('call'));
  const endpoint = table.oneOf('endpoint', ['chat', 'responses', 'models']);
  const stream = table.bool('stream');
  const status = by(table.int32('status'));
  // Results of old have no such column: nothing failed by intent then.
  const fault = table.has('fault') ? table.optionalOneOf('fault', FAULT_KINDS) : () => null;
  const connection = by(table.int32('connection'));
  const newConnection = table.bool('new_connection');
  const receivedNs = by(table.int64('received_ns'));
  const firstByteNs = by(table.int64('first_byte_ns'));
  const lastByteNs = by(table.int64('last_byte_ns'));
  const dueFirstByteNs = by(table.int64('due_first_byte_ns'));
  const dueLastByteNs = by(table.int64('due_last_byte_ns'));
  const worstChunkLatenessNs = by(table.int64('worst_chunk_lateness_ns'));
  const promptTokens = by(table.int64('prompt_tokens'));
  const completionTokens = by(table.int64('completion_tokens'));
  const requestBytes = by(table.int64('request_bytes'));
  const responseBytes = by(table.int64('response_bytes'));
  const bodyHash = by(table.int64('body_hash'));
  return rowsOf(table, (row) => ({
    ...place(row),
    requestId: requestId(row),
    call: call(row),
    endpoint: endpoint(row),
    stream: stream(row),
    status: status(row),
    fault: fault(row),
    connection: connection(row),
    newConnection: newConnection(row),
    receivedNs: receivedNs(row),
    firstByteNs: firstByteNs(row),
    lastByteNs: lastByteNs(row),
    dueFirstByteNs: dueFirstByteNs(row),
    dueLastByteNs: dueLastByteNs(row),
    worstChunkLatenessNs: worstChunkLatenessNs(row),
    promptTokens: promptTokens(row),
    completionTokens: completionTokens(row),
    requestBytes: requestBytes(row),
    responseBytes: responseBytes(row),
    bodyHash: bodyHash(row),
  }));
}

/** @throws UsageError naming the file */
export async function readProcesses(path: string): Promise<ProcessSample[]> {
  const table = await ArrowReader.open(path);
  const place = places(table);
  const atNs = by(table.int64('at_ns'));
  const phase = table.oneOf('phase', ['idle', 'load', 'after']);
  const processes = by(table.int32('processes'));
  const rssBytes = by(table.int64('rss_bytes'));
  const cpuPercent = by(table.float64('cpu_percent'));
  return rowsOf(table, (row) => ({
    ...place(row),
    atNs: atNs(row),
    phase: phase(row),
    processes: processes(row),
    rssBytes: rssBytes(row),
    cpuPercent: cpuPercent(row),
  }));
}

/** @throws UsageError naming the file */
export async function readColdStarts(path: string): Promise<ColdStartSample[]> {
  const table = await ArrowReader.open(path);
  const place = places(table);
  const start = by(table.int32('start'));
  const spawnedNs = by(table.int64('spawned_ns'));
  const readyNs = by(table.int64('ready_ns'));
  const firstAnswerNs = by(table.int64('first_answer_ns'));
  return rowsOf(table, (row) => ({
    ...place(row),
    start: start(row),
    spawnedNs: spawnedNs(row),
    readyNs: readyNs(row),
    firstAnswerNs: firstAnswerNs(row),
  }));
}

/** Results of before there were any have no such file. @throws UsageError naming the file */
export async function readMeasures(path: string): Promise<MeasureSample[]> {
  if (!existsSync(path)) return [];
  const table = await ArrowReader.open(path);
  const place = places(table);
  const requestId = table.optionalText('request_id');
  const name = table.text('name');
  const value = by(table.float64('value'));
  return rowsOf(table, (row) => ({
    ...place(row),
    requestId: requestId(row),
    name: name(row),
    value: value(row),
  }));
}

/** All raw samples in the folder of a result. @throws UsageError naming the file */
export async function readRaw(directory: string): Promise<BlockSamples> {
  const path = (kind: keyof BlockSamples) => join(directory, RAW_FILES[kind]);
  return {
    requests: await readRequests(path('requests')),
    llmCalls: await readLlmCalls(path('llmCalls')),
    processes: await readProcesses(path('processes')),
    coldStarts: await readColdStarts(path('coldStarts')),
    measures: await readMeasures(path('measures')),
  };
}
