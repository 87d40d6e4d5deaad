/**
 * Sends lines at given times, to a fraction of a millisecond. Node's own timers round to whole milliseconds,
 * and whatever the event loop does at that moment comes first: an answer to be read, a heap to be marked.
 * So a thread of its own sleeps on a futex (`Atomics.wait` takes fractions of a millisecond) and writes to
 * the subject's stdin itself, as wrk2 and k6 send from threads that do nothing else.
 */
import { Worker } from 'node:worker_threads';
import { programPath } from '../program-path.js';

/** Puts one line on its way; `onSent` hears when it was written. Returns where to read that time, ns. */
export type Outlet = (line: string, onSent: (writtenNs: number) => void) => () => number;

export interface Sender {
  /** All that `count` outlets send goes to this file descriptor; it stays open until `stop`. */
  begin(fd: number, count: number): void;
  /** An outlet for the next line, written at `dueNs` (CLOCK_MONOTONIC) or, when that is past, at once. */
  outlet(dueNs: number): Outlet;
  /** Nothing is written after this. */
  stop(): Promise<void>;
}

/** What the thread is told first. */
export interface Sending {
  readonly fd: number;
  /** [lines handed over, 1 when stopped] */
  readonly control: Int32Array<SharedArrayBuffer>;
  /** When each line was written; ns, 0 before. */
  readonly writtenNs: Float64Array<SharedArrayBuffer>;
}

/** One line for the thread. */
export interface Due {
  readonly dueNs: number;
  readonly line: string;
}

/** Starts the thread; resolves when it can send, so that its start disturbs no measurement. */
export async function startSender(): Promise<Sender> {
  const worker = new Worker(programPath(import.meta.url, './sender-thread.js'), { execArgv: [] });
  await new Promise<void>((resolve, reject) => {
    worker.once('message', () => {
      resolve();
    });
    worker.once('error', reject);
  });
  const waiting = new Map<number, (writtenNs: number) => void>();
  let sending: Sending | undefined;
  let handedOver = 0;
  worker.on('message', (at: number) => {
    const writtenNs = sending?.writtenNs[at] ?? 0;
    waiting.get(at)?.(writtenNs);
    waiting.delete(at);
  });
  return {
    begin(fd, count) {
      const control = new Int32Array(new SharedArrayBuffer(8));
      const writtenNs = new Float64Array(new SharedArrayBuffer(8 * count));
      sending = { fd, control, writtenNs };
      worker.postMessage(sending);
    },
    outlet(dueNs) {
      return (line, onSent) => {
        if (!sending) throw new Error('begin comes first');
        const { control, writtenNs } = sending;
        const at = handedOver++;
        waiting.set(at, onSent);
        worker.postMessage({ dueNs, line } satisfies Due);
        Atomics.store(control, 0, handedOver);
        Atomics.notify(control, 0);
        return () => writtenNs[at] ?? 0;
      };
    },
    async stop() {
      if (sending) Atomics.store(sending.control, 1, 1);
      await worker.terminate();
    },
  };
}
