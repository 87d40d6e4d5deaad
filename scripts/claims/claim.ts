/** A published claim, and what this tree has to say to it. */
import type { Evidence } from './evidence.js';

export type Verdict =
  'holds' | 'holds partly' | 'not under these conditions' | 'cannot be tested here';

export interface Finding {
  readonly verdict: Verdict;
  /** What was measured, with its intervals. */
  readonly measured: string;
  /** Why this verdict, and what it leaves open. */
  readonly because: string;
}

export interface Claim {
  readonly title: string;
  /** Ids in results/claims/sources.json. */
  readonly sources: readonly string[];
  /** Results below results/ that it is held against, in the order in which `judge` gets them. */
  readonly evidence: readonly string[];
  readonly judge: (...evidence: Evidence[]) => Finding;
}
