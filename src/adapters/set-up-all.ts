/** Sets several adapters up, as many at once as cores and memory allow; one that fails stops no other. */
import { availableParallelism, freemem } from 'node:os';
import type { Adapter } from './adapter.js';
import { type DiskNeed, diskNeed, refuseFullDisk } from './disk-need.js';
import type { SetupContext, SetupState, SetupTurns } from './set-up.js';
import { inspectSetup, setUp } from './set-up.js';
import { Slots } from './slots.js';

/** Downloads at once, beside builds: more do not make a line faster. */
const FETCHES = 2;

/** What a compiler and its linker may take at their peak. */
const BUILD_BYTES = 2 * 2 ** 30;

/** Where progress is told; seconds are those of the adapter's own commands. */
export interface SetupObserver {
  /** Before anything is built, where anything is to be. */
  needs?(
    adapters: readonly Adapter[],
    disk: DiskNeed,
    tools: Readonly<Record<string, string>>,
  ): void;
  started(adapter: Adapter): void;
  ended(adapter: Adapter, state: SetupState, seconds: number): void;
}

/** Builds at once that this machine has cores and memory for: at least one, at most eight. */
export function defaultJobs(cores = availableParallelism(), freeBytes = freemem()): number {
  return Math.max(1, Math.min(cores, Math.floor(freeBytes / BUILD_BYTES), 8));
}

/** Versions of all tools that these adapters are built with. */
function toolsOf(states: Iterable<SetupState>): Record<string, string> {
  const tools = [...states].map((state) => (state.state === 'needs-set-up' ? state.tools : {}));
  return Object.assign({}, ...tools) as Record<string, string>;
}

/** What is to be built, looked at without building anything. */
export interface SetupOutlook {
  readonly looked: readonly (readonly [Adapter, SetupState])[];
  readonly missing: readonly Adapter[];
  /** Undefined where nothing is missing. */
  readonly disk: DiskNeed | undefined;
  readonly tools: Readonly<Record<string, string>>;
}

/** How each adapter stands, in their order; nothing is built. */
export function inspectAll(
  adapters: readonly Adapter[],
  context: SetupContext,
): Promise<(readonly [Adapter, SetupState])[]> {
  return Promise.all(
    adapters.map(async (adapter) => [adapter, await inspectSetup(adapter, context)] as const),
  );
}

export async function lookAtAll(
  adapters: readonly Adapter[],
  context: SetupContext,
): Promise<SetupOutlook> {
  const looked = await inspectAll(adapters, context);
  const missing = looked.flatMap(([one, { state }]) => (state === 'needs-set-up' ? [one] : []));
  const disk = missing.length > 0 ? await diskNeed(missing, context) : undefined;
  return { looked, missing, disk, tools: toolsOf(looked.map(([, state]) => state)) };
}

/**
 * Sets all adapters up with at most `jobs` builds at once. Adapters of a language that share caches or
 * locks of their tool are built one after the other, without losing their turn to another language;
 * downloads go on beside builds.
 * @throws EnvironmentError before anything is built, when the disk cannot hold it
 */
export async function setUpAll(
  adapters: readonly Adapter[],
  context: SetupContext,
  jobs: number,
  observer: SetupObserver,
): Promise<Map<string, SetupState>> {
  const { looked, missing, disk, tools } = await lookAtAll(adapters, context);
  if (disk) {
    observer.needs?.(missing, disk, tools);
    refuseFullDisk(missing, disk, context);
  }
  const builds = new Slots(jobs);
  const fetches = new Slots(FETCHES);
  const alone = new Map<string, Slots>();
  const states = new Map<string, SetupState>();
  const work = async ([adapter, state]: (typeof looked)[number]): Promise<void> => {
    context.signal?.throwIfAborted();
    let began: number | undefined;
    const start = <T>(piece: () => Promise<T>): Promise<T> => {
      context.signal?.throwIfAborted();
      if (began === undefined) observer.started(adapter);
      began ??= performance.now();
      return piece();
    };
    const { language, independentBuilds } = adapter.language;
    const own = alone.get(language) ?? new Slots(1);
    alone.set(language, own);
    const turns: SetupTurns = {
      fetch: (piece) => fetches.hold(() => start(piece)),
      build: (piece) =>
        independentBuilds
          ? builds.hold(() => start(piece))
          : own.hold(() => builds.hold(() => start(piece), true)),
    };
    const result = await setUp(adapter, context, turns, state);
    states.set(adapter.name, result);
    observer.ended(adapter, result, began === undefined ? 0 : secondsOf(result, began));
  };
  await allSettledOrThrow(looked.map(work));
  return new Map(adapters.flatMap(({ name }) => entryOf(states, name)));
}

/** Seconds that commands took, without waiting for a turn; of a failed build, since its first began. */
function secondsOf(state: SetupState, began: number): number {
  const own = state.state === 'ready' ? state.record.setupSeconds : null;
  return own ?? (performance.now() - began) / 1000;
}

function entryOf(states: Map<string, SetupState>, name: string): [string, SetupState][] {
  const state = states.get(name);
  return state ? [[name, state]] : [];
}

/** Waits for all, so that nothing goes on behind the caller's back, then throws the first failure. */
async function allSettledOrThrow(work: readonly Promise<void>[]): Promise<void> {
  const outcomes = await Promise.allSettled(work);
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
}
