/** From the options of `run` to what is measured. */
import { blockSeconds, loadSeconds } from '../run/duration.js';
import type { PlannedBlock } from '../run/plan.js';
import type { RunSettings } from '../run/session.js';
import { chosenAim, type AdaptiveCliOptions } from './adaptive-options.js';
import { chosenArrivals, DEFAULT_CONCURRENCY, type LoadCliOptions } from './load-options.js';
import { UsageError } from '../errors.js';
import { react, tripSentence } from '../scenarios/react.js';
import { scenarioKinds } from '../scenarios/registry.js';
import type { Scenario } from '../scenarios/scenario.js';
import { loadProfile } from '../simulator/profile.js';

interface Chosen extends LoadCliOptions, AdaptiveCliOptions {
  readonly requests?: number;
  readonly runs: number;
  readonly warmup?: number;
  readonly llm?: string;
  readonly tool?: 'parquet' | 'constant';
  readonly coldStarts?: number;
  readonly seed: number;
  readonly timeout: number;
  readonly startTimeout: number;
  readonly adapters?: string;
  readonly adapter?: readonly string[];
  readonly against?: string;
  readonly parquet?: string;
}

const DEFAULTS = {
  requests: 50,
  concurrency: DEFAULT_CONCURRENCY,
  llm: 'gpt-4o-mini',
  tool: 'parquet',
  coldStarts: 0,
} as const;

/** Of the headline job: where a scenario says nothing else, starts have nothing to do with it. */
const HEADLINE_COLD_STARTS = 10;

/** What is said on the command line goes before what the scenario takes by itself. */
export async function runSettings(options: Chosen, scenario: Scenario): Promise<RunSettings> {
  const { runs, seed, timeout } = options;
  const own = { ...DEFAULTS, ...scenarioKinds.get(scenario.name)?.defaults };
  const requests = options.requests ?? own.requests;
  const arrivals = await chosenArrivals(options, requests);
  if (arrivals && scenario.work) {
    const why = 'an open loop goes with scenarios of a number of requests only';
    throw new UsageError(`--scenario ${scenario.name}: ${why}`, '--scenario', scenario.name);
  }
  const asked = options.concurrency ?? own.concurrency;
  const llm = options.llm ?? own.llm;
  const coldStarts = scenario.name === react.name ? HEADLINE_COLD_STARTS : own.coldStarts;
  return {
    scenario,
    profile: typeof llm === 'string' ? await loadProfile(llm) : llm,
    concurrency: arrivals?.maxInFlight ?? asked,
    arrivals,
    adaptive: chosenAim(options, runs),
    requests,
    runs,
    warmup: options.warmup ?? asked,
    coldStarts: options.coldStarts ?? coldStarts,
    seed,
    timeoutMs: timeout * 1000,
    startTimeoutMs: options.startTimeout * 1000,
    tool: options.tool ?? own.tool,
    sources: {
      adapters: options.adapters ?? null,
      against: options.against ?? null,
      fixture: options.parquet ?? null,
      arrivals: options.arrivals ?? null,
      ...(options.adapter ? { programs: [...options.adapter] } : {}),
    },
  };
}

/** What of the settings says how long a block takes. */
type Timed = Pick<
  RunSettings,
  'scenario' | 'profile' | 'seed' | 'requests' | 'concurrency' | 'arrivals'
>;

/** Seconds that a block is thought to take. */
export function durationOf(settings: Timed): (block: PlannedBlock) => number {
  const shape = { ...settings, toolSentence: tripSentence(1, '10.00') };
  const byRate = new Map<number | null, number>();
  return (block) => {
    const load = byRate.get(block.rate) ?? loadSeconds({ ...shape, rate: block.rate });
    byRate.set(block.rate, load);
    return blockSeconds(block, load);
  };
}
