/** Tells how set-up goes: what is being built, for how long, and where its log is. */
import type { Adapter } from '../adapters/adapter.js';
import type { SetupState } from '../adapters/set-up.js';
import type { SetupObserver } from '../adapters/set-up-all.js';
import { formatSeconds, type Progress } from './progress.js';

/** Set-up that took less than this was only a look into the cache: not worth a line. */
const SHOWN_FROM_S = 1;

function describe(state: SetupState, seconds: number): string {
  switch (state.state) {
    case 'ready':
      return `ready after ${formatSeconds(seconds)}, log: ${state.plan.logPath}`;
    case 'skipped':
      return `skipped: ${state.reason}`;
    case 'failed':
      return `${state.reason}, log: ${state.logPath}`;
    case 'needs-set-up':
      return 'not built';
  }
}

/** `quiet` leaves out adapters that were ready already. */
export function setupProgress(
  progress: Progress,
  total: number,
  quiet: boolean,
): SetupObserver & { stop(): void } {
  const underWay = new Map<string, number>();
  let done = 0;
  const show = (): void => {
    const parts = [...underWay].map(
      ([name, began]) => `${name} ${formatSeconds((performance.now() - began) / 1000)}`,
    );
    if (parts.length > 0) progress.live(`set-up ${done}/${total}: ${parts.join(', ')}`);
  };
  const timer = setInterval(show, 500);
  timer.unref();
  return {
    started(adapter: Adapter) {
      underWay.set(adapter.name, performance.now());
      show();
    },
    ended(adapter, state, seconds) {
      underWay.delete(adapter.name);
      done += 1;
      const known = state.state === 'ready' && seconds < SHOWN_FROM_S;
      if (!(known && quiet))
        progress.line(`set-up ${done}/${total} ${adapter.name}: ${describe(state, seconds)}`);
    },
    stop() {
      clearInterval(timer);
      progress.clear();
    },
  };
}
