/** Raw samples: integers only (ns of CLOCK_MONOTONIC, bytes); converted where they are printed. */
import type { CallRecord } from '../simulator/call-record.js';

/** One measured request. */
export interface RequestSample {
  readonly block: number;
  readonly adapter: string;
  readonly repetition: number;
  readonly requestId: string;
  /** Meant to start · written to the adapter · answer read (or failure seen). */
  readonly intendedNs: number;
  readonly writtenNs: number;
  readonly answeredNs: number;
  /** Right final sentence. */
  readonly ok: boolean;
  readonly failureKind: string | null;
  readonly failure: string | null;
  /** Lengths of unions of intervals; model calls until the answer, nothing else cut off. */
  readonly llmNs: number;
  readonly toolNs: number;
  /** latency − length of the union of both. */
  readonly overheadNs: number;
  readonly llmCalls: number;
  readonly toolCalls: number;
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly requestBytes: number;
  readonly newConnections: number;
}

/** One LLM call as the simulator saw it. */
export interface LlmCallSample extends CallRecord {
  readonly block: number;
  readonly adapter: string;
  readonly repetition: number;
}

/** One look at a process tree. */
export interface ProcessSample {
  readonly block: number;
  readonly adapter: string;
  readonly repetition: number;
  readonly atNs: number;
  readonly phase: 'idle' | 'load' | 'after';
  readonly processes: number;
  readonly rssBytes: number;
  /** 100 = one core, since the previous look. */
  readonly cpuPercent: number;
}

/** One fresh process. */
export interface ColdStartSample {
  readonly block: number;
  readonly adapter: string;
  readonly repetition: number;
  readonly start: number;
  readonly spawnedNs: number;
  readonly readyNs: number;
  readonly firstAnswerNs: number;
}

/** A figure that only some scenarios have, of one request or of a block as a whole. */
export interface MeasureSample {
  readonly block: number;
  readonly adapter: string;
  readonly repetition: number;
  readonly requestId: string | null;
  /** With its unit: `turnMs`, `agentBuildMs`. */
  readonly name: string;
  readonly value: number;
}

/** All raw samples of one finished block. */
export interface BlockSamples {
  readonly requests: readonly RequestSample[];
  readonly llmCalls: readonly LlmCallSample[];
  readonly processes: readonly ProcessSample[];
  readonly coldStarts: readonly ColdStartSample[];
  readonly measures: readonly MeasureSample[];
}
