/** What an adapter tries to reach, with the switches of its adapter.json and without them. */
import { join } from 'node:path';
import type { Adapter } from '../../adapters/adapter.js';
import type { BuildPlan } from '../../adapters/build-plan.js';
import { withLock } from '../../adapters/lock.js';
import type { AdapterManifest } from '../../adapters/manifest.js';
import { adapterEnvironment } from '../../adapters/clean-environment.js';
import { phases, type Attempt, type Sighting } from './attempt.js';
import { sight } from './namespace.js';

/** One host and port, and what became of it with and without the switches. */
export interface Destination {
  readonly host: string;
  /** Null: looked up, and not connected to at a port that is watched. */
  readonly port: number | null;
  /** Phases with the number of attempts; empty where there was none. */
  readonly shipped: readonly PhaseCount[];
  readonly bare: readonly PhaseCount[];
  /**
   * What in adapter.json's `environment` switches it off: each alone, or all together. Empty: nothing there
   * does, or there is nothing.
   */
  readonly switches: readonly string[];
}

export interface PhaseCount {
  readonly phase: Attempt['phase'];
  readonly count: number;
}

export interface EgressReport {
  readonly destinations: readonly Destination[];
  /** Attempts at ports that nobody watches. */
  readonly unnamed: { readonly shipped: number; readonly bare: number };
  /** What was wrong with the first answer, where the world outside is shut; null when it was right. */
  readonly faults: { readonly shipped: string | null; readonly bare: string | null };
  readonly logDirectory: string;
}

export interface EgressOptions {
  readonly adapter: Adapter;
  readonly plan: BuildPlan;
  readonly logRoot: string;
  readonly startMs: number;
  readonly replyMs: number;
  readonly settleMs: number;
  readonly lastMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** As an application's own environment has it: some only tell of themselves to whom they hold a key. */
const LIFELIKE = { OPENAI_API_KEY: 'sk-agentbench-simulator' };

const keyOf = ({ host, port }: Pick<Attempt, 'host' | 'port'>): string => `${host} ${port ?? ''}`;

function phasesOf({ attempts }: Sighting, key: string): PhaseCount[] {
  return phases.flatMap((phase) => {
    const found = attempts.find((one) => one.phase === phase && keyOf(one) === key);
    return found ? [{ phase, count: found.count }] : [];
  });
}

function has({ attempts }: Sighting, key: string): boolean {
  return attempts.some((attempt) => keyOf(attempt) === key);
}

/** What `switches` of a destination says, from what was seen with each switch alone. */
export function switchesOf(
  key: string,
  shipped: Sighting,
  bare: Sighting,
  alone: ReadonlyMap<string, Sighting>,
): string[] {
  if (!has(bare, key) || has(shipped, key)) return [];
  const enough = [...alone].filter(([, sighting]) => !has(sighting, key)).map(([name]) => name);
  return enough.length > 0 ? enough : [...alone.keys()];
}

export function destinationsOf(
  shipped: Sighting,
  bare: Sighting,
  alone: ReadonlyMap<string, Sighting>,
): Destination[] {
  const all = [...shipped.attempts, ...bare.attempts];
  const unique = new Map(all.map((attempt) => [keyOf(attempt), attempt]));
  return [...unique]
    .map(([key, { host, port }]) => ({
      ...{ host, port },
      shipped: phasesOf(shipped, key),
      bare: phasesOf(bare, key),
      switches: switchesOf(key, shipped, bare, alone),
    }))
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

/** Watches an adapter's life as shipped, without its switches, and, to tell them apart, with each alone. */
export async function watchEgress(options: EgressOptions): Promise<EgressReport> {
  const { adapter, plan, logRoot, startMs, replyMs, settleMs, lastMs, signal } = options;
  const folder = `egress-${adapter.name.replaceAll(/[^\w.-]+/g, '-')}-${plan.hash}`;
  const logDirectory = join(logRoot, folder);
  const own = adapter.manifest.environment;
  const watch: Watch = (label, kept) => {
    const left = new Set(own.map(({ name }) => name).filter((name) => !kept(name)));
    const entries = Object.entries(plan.environment).filter(([name]) => !left.has(name));
    const env = adapterEnvironment(process.env, plan.productDirectory, {
      ...LIFELIKE,
      ...Object.fromEntries(entries),
    });
    const assignment = {
      ...{ command: [...plan.start], cwd: plan.sourceDirectory, env, params: adapter.params },
      ...{ logDirectory: join(logDirectory, label), startMs, replyMs, settleMs, lastMs },
    };
    return sight(assignment, signal);
  };
  return withLock(`${logDirectory}.lock`, () => compare(own, watch, logDirectory), signal);
}

/** Starts the adapter with those of its own variables that are kept. */
type Watch = (label: string, kept: (name: string) => boolean) => Promise<Sighting>;

async function compare(
  own: AdapterManifest['environment'],
  watch: Watch,
  logDirectory: string,
): Promise<EgressReport> {
  const shipped = await watch('as-shipped', () => true);
  const bare = own.length === 0 ? shipped : await watch('without-switches', () => false);
  const stopped = bare.attempts.some((attempt) => !has(shipped, keyOf(attempt)));
  const alone = new Map<string, Sighting>();
  if (own.length === 1 && own[0]) alone.set(own[0].name, shipped);
  else if (stopped) {
    for (const { name } of own) {
      alone.set(name, await watch(`with-${name}`, (other) => other === name));
    }
  }
  return {
    destinations: destinationsOf(shipped, bare, alone),
    unnamed: { shipped: shipped.unnamed, bare: bare.unnamed },
    faults: { shipped: shipped.fault, bare: bare.fault },
    logDirectory,
  };
}
