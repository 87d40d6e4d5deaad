/** How many model calls an adapter is expected to make for a request. */
import { HEADLINE_CALLS } from '../scenarios/react.js';
import type { Scenario } from '../scenarios/scenario.js';

/**
 * The manifest tells the calls of the headline job. Where a framework takes more than that job needs, it is
 * thought to take as many more in others.
 */
export function expectedCalls({ expectedLlmCalls }: Scenario, headline: number): number | null {
  return expectedLlmCalls === null ? null : expectedLlmCalls + headline - HEADLINE_CALLS;
}
