/**
 * Fires tasks at absolute deadlines, never early. One queue serves all streams, so that nothing drifts;
 * Node's timers are good to 1–2 ms only, so the last part of a wait is slept in short slices by a futex
 * (`Atomics.wait`), between which the event loop takes in requests.
 */
import { nowNs, NS_PER_MS } from './clock.js';

export interface PacedTask {
  /** When to fire; the pacer reads it once, when the task is added. */
  readonly dueNs: number;
  /** Called at or after `dueNs`; may add itself again with a later deadline. */
  fire(nowNs: number): void;
}

/** Waits shorter than this are slept in slices instead of being left to a timer. */
const timerMarginNs = 2 * NS_PER_MS;
/** Longest that the event loop is kept from its sockets at a time. */
const sliceNs = 0.2 * NS_PER_MS;
/** Tasks fired in a row before the sockets get their turn. */
const burst = 128;

export class Pacer {
  /** Binary heap, the next deadline first; equal deadlines in the order they were added. */
  readonly #heap: { readonly dueNs: number; readonly order: number; readonly task: PacedTask }[] =
    [];
  readonly #cell = new Int32Array(new SharedArrayBuffer(4));
  #order = 0;
  #timer: NodeJS.Timeout | undefined;
  #timerForNs = Infinity;
  #running = false;

  /** Number of tasks that wait. */
  get pending(): number {
    return this.#heap.length;
  }

  add(task: PacedTask): void {
    this.#push(task);
    if (!this.#running && task.dueNs < this.#timerForNs) this.#arm();
  }

  readonly #run = (): void => {
    this.#running = true;
    this.#timer = undefined;
    this.#timerForNs = Infinity;
    const first = this.#heap[0];
    if (first) {
      const waitNs = first.dueNs - nowNs();
      if (waitNs > 0 && waitNs < timerMarginNs) {
        Atomics.wait(this.#cell, 0, 0, Math.min(waitNs, sliceNs) / NS_PER_MS);
      }
      this.#fireDue();
    }
    this.#running = false;
    this.#arm();
  };

  #fireDue(): void {
    for (let fired = 0; fired < burst; fired++) {
      const next = this.#heap[0];
      const now = nowNs();
      if (!next || next.dueNs > now) return;
      this.#pop();
      next.task.fire(now);
    }
  }

  #arm(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const next = this.#heap[0];
    if (!next) {
      this.#timerForNs = Infinity;
      return;
    }
    this.#timerForNs = next.dueNs;
    const waitNs = next.dueNs - nowNs();
    if (waitNs < timerMarginNs) {
      // Until the immediate has run no nearer deadline can be missed: it looks at the head of the queue.
      this.#timerForNs = -Infinity;
      setImmediate(this.#run);
    } else {
      const timerMs = Math.min(Math.floor((waitNs - timerMarginNs) / NS_PER_MS) + 1, 2 ** 31 - 1);
      this.#timer = setTimeout(this.#run, timerMs);
    }
  }

  #before(left: number, right: number): boolean {
    const a = this.#heap[left];
    const b = this.#heap[right];
    if (!a || !b) return false;
    return a.dueNs < b.dueNs || (a.dueNs === b.dueNs && a.order < b.order);
  }

  #swap(left: number, right: number): void {
    const a = this.#heap[left];
    const b = this.#heap[right];
    if (!a || !b) return;
    this.#heap[left] = b;
    this.#heap[right] = a;
  }

  #push(task: PacedTask): void {
    let at = this.#heap.push({ dueNs: task.dueNs, order: this.#order++, task }) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#before(at, parent)) return;
      this.#swap(at, parent);
      at = parent;
    }
  }

  #pop(): void {
    this.#swap(0, this.#heap.length - 1);
    this.#heap.pop();
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      const least = this.#before(left + 1, left) ? left + 1 : left;
      if (!this.#before(least, at)) return;
      this.#swap(at, least);
      at = least;
    }
  }
}
