/** How much was asked of each row, in words: requests, or as the scenario has it. */
import type { PlanRecord } from '../results/schema.js';
import type { Work } from '../scenarios/scenario.js';
import { scenarioKinds } from '../scenarios/registry.js';
import { formatNumber } from './number-format.js';

const count = (value: number): string => formatNumber(value, 0);

/** How a plan puts its processes to work; undefined: by a number of requests. */
function workOf({ scenario, scenarioParams }: PlanRecord): Work | undefined {
  const kind = scenarioKinds.get(scenario);
  // A result of another version may know scenarios and parameters that this one does not.
  const parsed = kind?.params.safeParse(scenarioParams ?? {});
  return parsed?.success ? kind?.make(parsed.data).work : undefined;
}

function runsText({ runs }: PlanRecord): string {
  return `${count(runs)} run${runs === 1 ? '' : 's'}`;
}

/** Whether there is load at all, beside starts. */
export function isLoaded(plan: PlanRecord): boolean {
  return workOf(plan)?.kind !== 'starts';
}

/** Whether a process answers unmeasured requests first. */
export function warmsUp(plan: PlanRecord): boolean {
  return isLoaded(plan) && workOf(plan)?.kind !== 'agents';
}

/** `50 requests × 3 runs`, `60 s × 3 runs`, `agents in a process: 1, 50, 100 × 3 runs` */
export function askedText(plan: PlanRecord): string {
  const runs = runsText(plan);
  const work = workOf(plan);
  switch (work?.kind) {
    case 'duration':
      return `${count(work.seconds)} s × ${runs}`;
    case 'agents':
      return `agents in a process: ${work.points.map(count).join(', ')} × ${runs}`;
    case 'starts':
      return 'fresh processes without load';
    default:
      return `${count(plan.requests)} requests × ${runs}`;
  }
}

/** The sentence on n, up to `each a fresh process`. */
export function sampleSizeText(plan: PlanRecord): string {
  const { requests, runs } = plan;
  const work = workOf(plan);
  switch (work?.kind) {
    case 'duration':
      return (
        `n (column Right): as many requests as were answered in ${askedText(plan)}, at most ` +
        `${count(work.mostPerSecond)} a second, each run a fresh process`
      );
    case 'agents':
      return `n (column Right): one question to each agent; ${askedText(plan)}, each a fresh process`;
    case 'starts':
      return 'No load: each start a fresh process';
    default:
      return (
        `n = ${count(requests * runs)} requests a row: ${count(requests)} × ${runsText(plan)}, ` +
        'each a fresh process'
      );
  }
}
