/** Which measures belong to which topic of a scenario. */
import type { Topic } from '../../scenarios/scenario.js';
import { bytes } from './bytes.js';
import type { BlockEvidence, Measure, Measuring } from './evidence.js';
import { faults } from './faults.js';
import { stream } from './stream.js';
import { cores, tools } from './tools.js';
import { toolRate, turns } from './turns.js';

const byTopic: Partial<Record<Topic, Measuring>> = {
  turns,
  'tool-rate': toolRate,
  tools,
  cores,
  bytes,
  faults,
  stream,
};

/** @param more measures of the way in which the block was worked, not of a topic */
export function measuresOf(evidence: BlockEvidence, more: readonly Measuring[] = []): Measure[] {
  const own = (evidence.scenario.topics ?? []).flatMap((topic) => byTopic[topic] ?? []);
  return [...own, ...more].flatMap((measuring) => measuring(evidence));
}
