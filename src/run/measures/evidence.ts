/** What the measures of a scenario are made from: one block, as it was seen from all sides. */
import type { Outcome } from '../../load/ask.js';
import type { ProcessFigures } from '../../results/process-figures.js';
import type { LlmCallSample, RequestSample } from '../../results/samples.js';
import type { StreamedPieces } from '../../simulator/piece-log.js';
import type { Scenario } from '../../scenarios/scenario.js';

export interface BlockEvidence {
  readonly scenario: Scenario;
  readonly outcomes: readonly Outcome[];
  readonly requests: readonly RequestSample[];
  readonly llmCalls: readonly LlmCallSample[];
  readonly figures: ProcessFigures | null;
  /** Of streamed answers, where the scenario has them noted. */
  readonly pieces: readonly StreamedPieces[];
}

/** See MeasureSample; which block it belongs to is added by who asked. */
export interface Measure {
  readonly requestId: string | null;
  readonly name: string;
  readonly value: number;
}

export type Measuring = (evidence: BlockEvidence) => Measure[];
