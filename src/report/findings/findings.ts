/** The findings of a result, at most eight, in the order in which a reader must know them. */
import type { Result } from '../../results/schema.js';
import { failures } from './failures.js';
import { soundPart, type Finder } from './finding.js';
import { cpuCost, memoryCost, noOverheadSeen, overheadCost, startCost } from './framework-cost.js';
import { nondeterminism } from './nondeterminism.js';
import { modelShare, startShare } from './shares.js';
import { waiting } from './waiting.js';
import { extraCalls, extraConnections, extraTokens } from './unequal-work.js';

const MOST_FINDINGS = 8;

/** What makes figures unequal first, then what they say. */
const finders: readonly Finder[] = [
  failures,
  extraCalls,
  waiting,
  overheadCost,
  noOverheadSeen,
  cpuCost,
  memoryCost,
  startCost,
  extraTokens,
  extraConnections,
  nondeterminism,
  startShare,
  modelShare,
];

export function findings(result: Result): string[] {
  const sound = soundPart(result);
  return finders.flatMap((finder) => finder(sound)).slice(0, MOST_FINDINGS);
}
