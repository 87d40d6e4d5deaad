/** All checks of one load block. */
import type { Warning } from '../results/schema.js';
import { callsAfterAnswer, negativeOverhead, toolTimes } from './checks/attribution.js';
import { drift } from './checks/drift.js';
import { harness } from './checks/harness.js';
import { inFlight } from './checks/in-flight.js';
import { lateSends } from './checks/late-sends.js';
import { littlesLaw } from './checks/littles-law.js';
import { clockJump, otherLoad, steal, throttled } from './checks/machine.js';
import { rssCurve } from './checks/rss-curve.js';
import * as sameWork from './checks/same-work.js';
import { shutdown } from './checks/shutdown.js';
import { simulator } from './checks/simulator.js';
import type { BlockCheck, BlockEvidence } from './evidence.js';
import { warning } from './warning.js';

const checks: readonly BlockCheck[] = [
  negativeOverhead,
  toolTimes,
  littlesLaw,
  clockJump,
  sameWork.questions,
  sameWork.llmCalls,
  sameWork.toolCalls,
  sameWork.unequalTokens,
  sameWork.unattributedCalls,
  sameWork.wrongAnswers,
  callsAfterAnswer,
  drift,
  inFlight,
  lateSends,
  harness,
  simulator,
  otherLoad,
  steal,
  throttled,
  rssCurve,
  shutdown,
];

/** With a live model these are its doing, not the adapter's: they are told, not doubted. */
const ofGivenAnswers: ReadonlySet<BlockCheck> = new Set([
  sameWork.llmCalls,
  sameWork.toolCalls,
  sameWork.unequalTokens,
]);

/** Failed attempts and given-up requests make other work, and other times from one request to the next. */
const ofSoundRequests: ReadonlySet<BlockCheck> = new Set([
  ...ofGivenAnswers,
  sameWork.wrongAnswers,
  callsAfterAnswer,
  drift,
  littlesLaw,
]);

/** Every doubt about a block as a warning; none when all is well. */
export function checkBlock(evidence: BlockEvidence): Warning[] {
  const { adapter, block, ownWords, isAboutFailures } = evidence;
  const due = checks.filter(
    (check) =>
      !(ownWords && ofGivenAnswers.has(check)) && !(isAboutFailures && ofSoundRequests.has(check)),
  );
  return due.flatMap((check) =>
    check(evidence).map(({ code, message }) => warning(code, message, { adapter, block })),
  );
}
