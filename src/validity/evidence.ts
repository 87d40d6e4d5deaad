/** What the checks look at, and what they find. */
import type { ToolCall } from '../load/subject.js';
import type { LlmCallSample, ProcessSample, RequestSample } from '../results/samples.js';
import type { MachineEvidence } from '../sampling/machine-watch.js';
import type { SimulatorHealth } from '../simulator/call-record.js';
import type { Code } from './codes.js';

/** One request's tool calls as the adapter reported them. */
export interface ReportedTools {
  readonly id: string;
  readonly tools: readonly ToolCall[];
}

/** All that is known of one load block. */
export interface BlockEvidence {
  readonly block: number;
  readonly adapter: string;
  readonly requests: readonly RequestSample[];
  readonly tools: readonly ReportedTools[];
  readonly llmCalls: readonly LlmCallSample[];
  /** Looks at the process tree while the load ran, in order. */
  readonly curve: readonly Pick<ProcessSample, 'atNs' | 'processes'>[];
  readonly health: SimulatorHealth;
  /** Null when the load never began. */
  readonly machine: MachineEvidence | null;
  /** What was not orderly about the adapter's end. */
  readonly untidy: string | null;
  /** Ids of the requests that were to be asked, each once. */
  readonly plannedIds: readonly string[];
  /** Whether the load ended by itself; a broken adapter leaves questions unasked. */
  readonly complete: boolean;
  /** Paced: a closed loop whose users wait between questions, so that there may be fewer in flight. */
  readonly loop: 'closed' | 'paced' | 'open';
  /** A live model decided what was called, and with how many words. */
  readonly ownWords: boolean;
  /** The most requests that may be in flight. */
  readonly limit: number;
  readonly expectedLlmCalls: number | null;
  readonly expectedToolCalls: number;
  /** The scenario makes requests fail: what they do then differs, and is no doubt. */
  readonly isAboutFailures: boolean;
}

export interface Finding {
  readonly code: Code;
  /** One sentence without the adapter's name and the run's number. */
  readonly message: string;
}

/** Pure: from evidence to what is wrong with it; nothing when all is well. */
export type BlockCheck = (block: BlockEvidence) => readonly Finding[];

/** Requests that were answered rightly: those that the figures are made from. */
export function answered({ requests }: BlockEvidence): RequestSample[] {
  return requests.filter(({ ok }) => ok);
}

export const percent = (share: number): string => `${(share * 100).toFixed(share < 0.1 ? 1 : 0)} %`;

export const milliseconds = (ms: number): string => `${ms.toFixed(Math.abs(ms) < 10 ? 2 : 0)} ms`;
