/** From the options of `run` to what is measured. */
import { blockSeconds, loadSeconds } from '../run/duration.js';
import type { PlannedBlock } from '../run/plan.js';
import type { RunSettings } from '../run/session.js';
import { chosenAim, type AdaptiveCliOptions } from './adaptive-options.js';
import { chosenLive, type LiveCliOptions } from './live-options.js';
import { chosenArrivals, DEFAULT_CONCURRENCY, type LoadCliOptions } from './load-options.js';
import { gradedByFigures } from '../scenarios/live-answer.js';
import { react, tripSentence } from '../scenarios/react.js';
import { loadProfile } from '../simulator/profile.js';

interface Chosen extends LoadCliOptions, AdaptiveCliOptions, LiveCliOptions {
  readonly requests: number;
  readonly runs: number;
  readonly warmup?: number;
  readonly llm: string;
  readonly tool: 'parquet' | 'constant';
  readonly coldStarts: number;
  readonly seed: number;
  readonly timeout: number;
  readonly startTimeout: number;
  readonly adapters?: string;
  readonly adapter?: readonly string[];
  readonly against?: string;
  readonly parquet?: string;
}

const USUAL_MODEL = 'gpt-4o-mini';

export async function runSettings(options: Chosen): Promise<RunSettings> {
  const { requests, runs, coldStarts, seed, tool, timeout } = options;
  const arrivals = await chosenArrivals(options, requests);
  const asked = options.concurrency ?? DEFAULT_CONCURRENCY;
  const scenario = react;
  const warmup = options.warmup ?? asked;
  const live = await chosenLive(options.llm, options, scenario, { requests, warmup });
  return {
    scenario: live ? gradedByFigures(scenario) : scenario,
    // Of a real model the delays are not known: a usual one's serve to tell how long the run may take.
    profile: await loadProfile(live ? USUAL_MODEL : options.llm),
    ...(live ? { live } : {}),
    concurrency: arrivals?.maxInFlight ?? asked,
    arrivals,
    adaptive: chosenAim(options, runs),
    requests,
    runs,
    warmup,
    coldStarts,
    seed,
    timeoutMs: timeout * 1000,
    startTimeoutMs: options.startTimeout * 1000,
    tool,
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
