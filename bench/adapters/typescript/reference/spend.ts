/** Spends what was asked for: time, CPU, memory. */
import { setTimeout as delay } from 'node:timers/promises';

/** Resolves at `end` (performance.now()), while others go on: turn by turn, for timers come late. */
function turnUntil(end: number): Promise<void> {
  return new Promise((resolve) => {
    const turn = () => {
      if (performance.now() < end) setImmediate(turn);
      else resolve();
    };
    turn();
  });
}

/** Turn by turn from the first: a core that idled is slow at first. */
export async function wait(ms: number): Promise<void> {
  if (ms > 0) await turnUntil(performance.now() + ms);
}

/** As `wait`, but idle until shortly before: where many wait at once, and long. */
export async function waitUntil(end: number): Promise<void> {
  const idleMs = end - performance.now() - 5;
  if (idleMs > 0) await delay(idleMs);
  if (performance.now() < end) await turnUntil(end);
}

export function burn(ms: number): void {
  const spentMs = ({ user, system }: NodeJS.CpuUsage) => (user + system) / 1000;
  const start = process.cpuUsage();
  // Seldom asked: the system's answer costs time and warmth of its own.
  while (spentMs(process.cpuUsage(start)) < ms) for (let at = 0; at < 2e4; at++);
}

/** Garbage of that many MB, about. */
export function litter(mb: number): void {
  Array.from({ length: mb * 1000 }, () => new Array<number>(125).fill(0.5));
}

const held: Buffer[] = [];
/** A buffer takes half a kilobyte beside its bytes: small ones are held together. */
const LEAST_BYTES = 64_000;
let owedBytes = 0;

/** Keeps that many bytes resident until the process ends; filled, so that every page is there. */
export function hold(bytes: number): void {
  owedBytes += bytes;
  if (owedBytes < LEAST_BYTES) return;
  held.push(Buffer.alloc(owedBytes, 1));
  owedBytes = 0;
}
