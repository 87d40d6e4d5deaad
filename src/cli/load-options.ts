/** Options of `run` that say how the load comes: closed loop, or open at a rate, a sweep or a trace. */
import { InvalidArgumentError, Option, type Command } from 'commander';
import { UsageError } from '../errors.js';
import { readArrivalTrace } from '../load/arrival-trace.js';
import { meanRate, type Arrivals } from '../load/arrivals.js';
import { wholeNumber } from './options.js';

export interface LoadCliOptions {
  readonly concurrency?: number;
  readonly rate?: number;
  readonly sweep?: number[];
  readonly arrivals?: string;
  readonly arrival?: 'poisson' | 'constant';
  readonly speed?: number;
  readonly maxInFlight?: number;
}

export const DEFAULT_CONCURRENCY = 10;
const DEFAULT_MAX_IN_FLIGHT = 1000;

const MIN_RATE = 0.001;
const MAX_RATE = 100_000;
const MAX_SPEED = 1e6;

function decimal(text: string, min: number, max: number, what: string): number {
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= min && value <= max)) {
    throw new InvalidArgumentError(`Give ${what} from ${min} to ${max}.`);
  }
  return value;
}

const rate = (text: string): number =>
  decimal(text, MIN_RATE, MAX_RATE, 'a number of requests a second');

function sweep(text: string): number[] {
  const rates = text.split(',').map((part) => rate(part.trim()));
  if (rates.length < 2) throw new InvalidArgumentError('Give two or more rates, or use --rate.');
  const wrong = rates.findIndex((value, at) => at > 0 && value <= (rates[at - 1] ?? 0));
  if (wrong > 0) {
    throw new InvalidArgumentError(
      `Give rising rates: ${rates[wrong] ?? ''} comes after ${rates[wrong - 1] ?? ''}.`,
    );
  }
  return rates;
}

export function addLoadOptions(command: Command): Command {
  const open = (option: Option, ...others: string[]) =>
    option.conflicts(['concurrency', ...others]);
  return command
    .option(
      '--concurrency <n>',
      `closed loop: requests in flight (default: ${DEFAULT_CONCURRENCY})`,
      wholeNumber(1, 10_000),
    )
    .addOption(
      open(
        new Option('--rate <n>', 'open loop: requests a second, whatever is in flight'),
        'sweep',
        'arrivals',
      ).argParser(rate),
    )
    .addOption(
      open(
        new Option('--sweep <rates>', 'open loop at each of several rising rates, finds the knee'),
        'arrivals',
      ).argParser(sweep),
    )
    .addOption(
      open(new Option('--arrivals <file>', 'open loop: arrivals as a CSV file of times has them')),
    )
    .addOption(
      new Option('--arrival <kind>', 'how --rate and --sweep space requests (default: poisson)')
        .choices(['poisson', 'constant'])
        .conflicts(['concurrency', 'arrivals']),
    )
    .addOption(
      open(new Option('--speed <x>', 'plays --arrivals x times as fast (default: 1)')).argParser(
        (text) => decimal(text, 1 / MAX_SPEED, MAX_SPEED, 'a factor'),
      ),
    )
    .addOption(
      open(
        new Option(
          '--max-in-flight <n>',
          `open loop: further requests wait (default: ${DEFAULT_MAX_IN_FLIGHT})`,
        ),
      ).argParser(wholeNumber(1, 100_000)),
    );
}

/** Options that need another, and which. */
const needs = [
  ['arrival', '--arrival', '--rate or --sweep'],
  ['speed', '--speed', '--arrivals'],
  ['maxInFlight', '--max-in-flight', '--rate, --sweep or --arrivals'],
] as const;

/** The open loop that the options ask for; null for a closed one. @throws UsageError */
export async function chosenArrivals(
  options: LoadCliOptions,
  requests: number,
): Promise<Arrivals | null> {
  const rates = options.sweep ?? (options.rate === undefined ? undefined : [options.rate]);
  const present = {
    arrival: rates !== undefined,
    speed: options.arrivals !== undefined,
    maxInFlight: rates !== undefined || options.arrivals !== undefined,
  };
  for (const [name, flag, other] of needs) {
    const value = options[name];
    if (value !== undefined && !present[name]) {
      throw new UsageError(`${flag} ${value} means nothing without ${other}`, flag, value);
    }
  }
  const maxInFlight = options.maxInFlight ?? DEFAULT_MAX_IN_FLIGHT;
  if (options.arrivals !== undefined) {
    const trace = await readArrivalTrace(options.arrivals, requests, options.speed ?? 1);
    return { kind: 'trace', rates: [meanRate(trace.offsetsNs)], maxInFlight, trace };
  }
  if (!rates) return null;
  return { kind: options.arrival ?? 'poisson', rates, maxInFlight, trace: null };
}
