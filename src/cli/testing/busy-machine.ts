/** What other work on the machine may bring about in any test: it says nothing about an adapter. */
import { codesOfMachine } from '../../validity/codes-of-machine.js';

export const causedByBusyMachine: ReadonlySet<string> = new Set([
  ...Object.keys(codesOfMachine),
  'simulator-saturated',
  'simulator-late',
  'harness-saturated',
  'harness-stalled',
  'drift',
  'rss-sparse',
]);
