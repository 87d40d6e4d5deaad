/** The options of a run of open length: until an interval is narrow enough, or a limit. */
import { InvalidArgumentError, type Command } from 'commander';
import { UsageError } from '../errors.js';
import { nearest } from '../nearest.js';
import { estimateNames } from '../results/metric-estimate.js';
import type { AdaptiveSettings } from '../run/adaptive.js';
import { seconds, wholeNumber } from './options.js';

export interface AdaptiveCliOptions {
  readonly adaptive?: Pick<AdaptiveSettings, 'metric' | 'percent'>;
  readonly timeLimit?: number;
  readonly maxRuns?: number;
}

const DEFAULT_TIME_LIMIT_S = 600;
const DEFAULT_MAX_RUNS = 50;

/** `overheadMs.mean 5%` */
function aim(text: string): AdaptiveCliOptions['adaptive'] {
  const [, metric = '', percent] = /^\s*([\w.]+)\s+(\d+(?:\.\d+)?)\s*%\s*$/.exec(text) ?? [];
  if (percent === undefined || !(Number(percent) > 0)) {
    throw new InvalidArgumentError('Give a metric and a percentage, as in "overheadMs.mean 5%".');
  }
  if (!estimateNames.includes(metric)) {
    throw new InvalidArgumentError(
      `No metric is named "${metric}". Did you mean "${nearest(metric, estimateNames) ?? ''}"?`,
    );
  }
  return { metric, percent: Number(percent) };
}

export function addAdaptiveOptions(command: Command): Command {
  return command
    .option('--adaptive <aim>', 'repeat until an interval is narrow: "overheadMs.mean 5%"', aim)
    .option('--time-limit <seconds>', 'of --adaptive, --runs aside (default: 600)', seconds)
    .option('--max-runs <n>', 'of --adaptive (default: 50)', wholeNumber(1, 1000));
}

/** @param runs the fewest repetitions @throws UsageError when a limit stands alone or below `runs` */
export function chosenAim(options: AdaptiveCliOptions, runs: number): AdaptiveSettings | null {
  const { adaptive, timeLimit, maxRuns } = options;
  if (!adaptive) {
    const [flag, value] =
      timeLimit === undefined ? ['--max-runs', maxRuns] : ['--time-limit', timeLimit];
    if (value === undefined) return null;
    throw new UsageError(`${flag} ${value} means nothing without --adaptive`, flag, value);
  }
  if (maxRuns !== undefined && maxRuns < runs) {
    throw new UsageError(`--max-runs ${maxRuns} is below --runs ${runs}`, '--max-runs', maxRuns);
  }
  return {
    ...adaptive,
    timeLimitS: timeLimit ?? DEFAULT_TIME_LIMIT_S,
    minRuns: runs,
    maxRuns: maxRuns ?? Math.max(runs, DEFAULT_MAX_RUNS),
  };
}
