/** Tells how set-up goes: what is being built, for how long, and where its log is. */
import type { Adapter } from '../adapters/adapter.js';
import type { DiskNeed } from '../adapters/disk-need.js';
import type { SetupState } from '../adapters/set-up.js';
import type { SetupObserver } from '../adapters/set-up-all.js';
import { formatBytes } from '../format-bytes.js';
import { formatSeconds, type Progress } from './progress.js';

/** Set-up that took less than this was only a look into the cache: not worth a line. */
const SHOWN_FROM_S = 1;

function describe(state: SetupState, seconds: number): string {
  switch (state.state) {
    case 'ready':
      return seconds < SHOWN_FROM_S
        ? 'ready'
        : `ready after ${formatSeconds(seconds)}, log: ${state.plan.logPath}`;
    case 'skipped':
      return `skipped: ${state.reason}`;
    case 'failed':
      return `${state.reason}, log: ${state.logPath}`;
    case 'needs-set-up':
      return 'not built';
  }
}

/** `to build: 3 adapters with cargo 1.95.0, go 1.26.8; about 2.1 GB of disk, 54 GB are free` */
export function describeNeeds(
  adapters: readonly Adapter[],
  { bytes, freeBytes }: DiskNeed,
  tools: Readonly<Record<string, string>>,
): string {
  const many = adapters.length === 1 ? '1 adapter' : `${adapters.length} adapters`;
  const versions = Object.entries(tools).map(([name, version]) => `${name} ${version}`);
  const free = freeBytes === null ? '' : `, ${formatBytes(freeBytes)} are free`;
  const withTools = versions.length > 0 ? ` with ${versions.sort().join(', ')}` : '';
  return `to build: ${many}${withTools}; about ${formatBytes(bytes)} of disk${free}`;
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
    needs(adapters, disk, tools) {
      progress.line(describeNeeds(adapters, disk, tools));
    },
    started(adapter: Adapter) {
      underWay.set(adapter.name, performance.now());
      show();
    },
    ended(adapter, state, seconds) {
      underWay.delete(adapter.name);
      done += 1;
      const known = state.state === 'ready' && seconds < SHOWN_FROM_S;
      if (!(known && quiet))
        progress.line(
          `set-up ${done}/${total} ${adapter.name} ${adapter.manifest.package.version}: ${describe(state, seconds)}`,
        );
    },
    stop() {
      clearInterval(timer);
      progress.clear();
    },
  };
}
