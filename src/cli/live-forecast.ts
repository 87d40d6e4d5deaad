/** For `run --dry-run`: what the plan will take of a real model. */
import type { Adapter } from '../adapters/adapter.js';
import { expectedCalls } from '../run/expected-calls.js';
import { liveCost, liveCostLines } from '../run/live-cost.js';
import type { PlannedBlock } from '../run/plan.js';
import type { RunSettings } from '../run/session.js';
import { tripSentence } from '../scenarios/react.js';

/** Nothing of a simulated model, or of a recording. */
export function liveForecast(
  { live, scenario, requests, warmup }: RunSettings,
  blocks: readonly PlannedBlock[],
  adapters: readonly Adapter[],
): string[] {
  if (live?.proxy.kind !== 'live') return [];
  const byName = new Map(adapters.map(({ name, manifest }) => [name, manifest]));
  const callsOf = (name: string): number | null => {
    const manifest = byName.get(name);
    return manifest ? expectedCalls(scenario, manifest.expectedLlmCalls) : null;
  };
  const cost = liveCost(
    scenario,
    tripSentence(500_000, '25.67'),
    blocks,
    requests + warmup,
    callsOf,
  );
  return liveCostLines(cost, live.proxy.limits);
}
