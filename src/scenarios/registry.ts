/** All scenarios by name. */
import { react } from './react.js';
import type { Scenario } from './scenario.js';

export const scenarios: ReadonlyMap<string, Scenario> = new Map(
  [react].map((scenario) => [scenario.name, scenario]),
);
