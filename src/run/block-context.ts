/** What every block needs to know, and how it starts a subject. */
import type { BuildPlan } from '../adapters/build-plan.js';
import type { ToolMode } from '../adapters/protocol.js';
import type { Arrivals } from '../load/arrivals.js';
import { SubjectFailure, type Subject, type SubjectInfo } from '../load/subject.js';
import type { ProcessFigures } from '../results/process-figures.js';
import type { BlockSamples } from '../results/samples.js';
import type { Warning } from '../results/schema.js';
import type { Scenario } from '../scenarios/scenario.js';
import type { SimulatorProcess } from '../simulator/simulator-process.js';
import type { PlannedBlock } from './plan.js';

export interface StartOptions {
  readonly plan: BuildPlan;
  /** Of the adapter, see Adapter.params. */
  readonly params: Readonly<Record<string, string>>;
  readonly tool: ToolMode;
  readonly logPath: string;
}

export interface BlockContext {
  readonly block: number;
  readonly planned: PlannedBlock;
  readonly plan: BuildPlan;
  readonly params: Readonly<Record<string, string>>;
  readonly scenario: Scenario;
  readonly simulator: SimulatorProcess;
  readonly concurrency: number;
  /** Null in a closed loop. */
  readonly arrivals: Arrivals | null;
  readonly seed: number;
  readonly requests: number;
  readonly warmup: number;
  /** A live model answers: in its own words, with as many calls as it likes, and not always rightly. */
  readonly ownWords: boolean;
  /** LLM calls a request takes by the framework's own design, as its manifest discloses; null: any number. */
  readonly expectedLlmCalls: number | null;
  readonly tool: ToolMode;
  /** The sentence the tool returns on this run's file; cold starts get it as the constant. */
  readonly toolSentence: string;
  readonly logPath: string;
  readonly signal: AbortSignal;
  start(options: StartOptions): Subject;
  /** After each measured request. */
  onProgress(done: number, total: number): void;
}

/** What a block brings home, whole or not. */
export interface BlockOutcome {
  readonly samples: BlockSamples;
  readonly figures: ProcessFigures | null;
  /** Undefined when all went well. */
  readonly reason?: string;
  /** The subject crashed, hung or broke the protocol: its adapter is not asked again. */
  readonly broken?: boolean;
  readonly warnings: readonly Warning[];
  /** What the adapter said about itself, once it was ready. */
  readonly info?: SubjectInfo;
}

/** A block that cannot go on, though its subject stands: the adapter's other blocks may do better. */
export class BlockFailure extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'BlockFailure';
  }
}

/**
 * What ended a block before its time.
 * @throws the error itself where neither subject nor block is to blame
 */
export function whatEnded(error: unknown): Required<Pick<BlockOutcome, 'reason' | 'broken'>> {
  const broken = error instanceof SubjectFailure;
  if (!broken && !(error instanceof BlockFailure)) throw error;
  return { reason: error.message, broken };
}

export const noSamples: BlockSamples = {
  requests: [],
  llmCalls: [],
  processes: [],
  coldStarts: [],
  measures: [],
};

/** Rejects as soon as the run is interrupted, and kills the subject then. */
export async function interruptible<T>(
  subject: Subject,
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<T> {
  const onAbort = () => void subject.kill();
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    signal.throwIfAborted();
    return await work();
  } finally {
    signal.removeEventListener('abort', onAbort);
    await subject.kill();
    signal.throwIfAborted();
  }
}
