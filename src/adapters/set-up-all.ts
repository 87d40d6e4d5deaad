/** Sets several adapters up: languages side by side, one adapter of a language after the other. */
import type { Adapter } from './adapter.js';
import type { SetupContext, SetupState } from './set-up.js';
import { setUp } from './set-up.js';

/** Where progress is told; times in seconds since set-up of that adapter began. */
export interface SetupObserver {
  started(adapter: Adapter): void;
  ended(adapter: Adapter, state: SetupState, seconds: number): void;
}

/**
 * Sets up all adapters with at most `jobs` at once. Adapters of one language share caches and locks of
 * their tool, so they wait for each other; different languages overlap download with compilation.
 */
export async function setUpAll(
  adapters: readonly Adapter[],
  context: SetupContext,
  jobs: number,
  observer: SetupObserver,
): Promise<Map<string, SetupState>> {
  const languages = new Set(adapters.map((adapter) => adapter.language.language));
  const queues = [...languages].map((language) =>
    adapters.filter((adapter) => adapter.language.language === language),
  );
  const states = new Map<string, SetupState>();
  const work = async (): Promise<void> => {
    for (let queue = queues.shift(); queue; queue = queues.shift()) {
      for (const adapter of queue) {
        context.signal?.throwIfAborted();
        const began = performance.now();
        observer.started(adapter);
        const state = await setUp(adapter, context);
        states.set(adapter.name, state);
        observer.ended(adapter, state, (performance.now() - began) / 1000);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, jobs) }, work));
  return states;
}
