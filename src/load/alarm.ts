/**
 * Rings at given times, to a fraction of a millisecond. Node's own timers round to whole milliseconds, and
 * spinning on them would take the core from the simulator that shares it. So a thread sleeps on a futex
 * (`Atomics.wait` takes fractions of a millisecond) and wakes the event loop with a message: between rings
 * the main thread is free to read answers.
 */
import { Worker } from 'node:worker_threads';
import { programPath } from '../program-path.js';

export interface Alarm {
  /**
   * Calls `ring` at or after each time, never before; times that have come together ring once. Times set
   * before must have come.
   * @param dueNs ns of CLOCK_MONOTONIC, ascending
   */
  set(dueNs: Float64Array, ring: () => void): void;
  /** No ring comes after this. */
  stop(): Promise<void>;
}

/** Starts the thread; resolves when it can take times, so that its start disturbs no measurement. */
export async function startAlarm(): Promise<Alarm> {
  const worker = new Worker(programPath(import.meta.url, './alarm-thread.js'), { execArgv: [] });
  await new Promise<void>((resolve, reject) => {
    worker.once('message', () => {
      resolve();
    });
    worker.once('error', reject);
  });
  let stopped = false;
  return {
    set(dueNs, ring) {
      worker.removeAllListeners('message');
      worker.on('message', () => {
        if (!stopped) ring();
      });
      // A copy: the caller goes on using its own.
      worker.postMessage(dueNs);
    },
    async stop() {
      stopped = true;
      await worker.terminate();
    },
  };
}
