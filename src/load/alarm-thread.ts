/** The thread that sleeps until the next time is due; see alarm.ts. */
import { parentPort } from 'node:worker_threads';
import { monotonicNs } from '../clock.js';

const NS_PER_MS = 1e6;
const cell = new Int32Array(new SharedArrayBuffer(4));

function sleepUntil(dueNs: number): void {
  for (let left = dueNs - monotonicNs(); left > 0; left = dueNs - monotonicNs()) {
    Atomics.wait(cell, 0, 0, left / NS_PER_MS);
  }
}

// Slow at first, like all that is not compiled yet: the first times that count come later.
for (let round = 0; round < 50; round += 1) sleepUntil(monotonicNs() + 0.1 * NS_PER_MS);

parentPort?.on('message', (dueNs: Float64Array) => {
  for (let next = 0; next < dueNs.length;) {
    sleepUntil(dueNs[next] ?? 0);
    const now = monotonicNs();
    while (next < dueNs.length && (dueNs[next] ?? 0) <= now) next += 1;
    parentPort?.postMessage(next);
  }
});
parentPort?.postMessage('ready');
