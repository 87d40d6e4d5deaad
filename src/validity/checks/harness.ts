import { milliseconds, percent, type BlockCheck, type Finding } from '../evidence.js';

/** A lag is read as latency, and 5 ms are half of what a lean framework costs. */
export const HARNESS_LAG_MS = 5;
/** With fewer looks at the event loop the 99th percentile is the maximum: one collection of garbage. */
export const HARNESS_LOOKS = 100;
/** A single pause that all requests in flight have in their latency. */
export const HARNESS_PAUSE_MS = 100;
/** One thread does the work: near a whole core it is the bottleneck. */
export const HARNESS_CPU = 0.9;
/** Answers that wait for the harness most of the time measure the harness. */
export const HARNESS_STALL = 0.5;

/** Was the harness there to write requests and stamp answers when they came? */
export const harness: BlockCheck = ({ machine }) => {
  if (machine === null || machine.wallMs <= 0) return [];
  const { lagP99Ms, lagMaxMs, lagTotalMs, looks, cpuMs } = machine.harness;
  const cpu = cpuMs / machine.wallMs;
  // A loop that was blocked to the end has no look at all for that time.
  const stalled = lagTotalMs / machine.wallMs;
  const said =
    `the harness lagged ${milliseconds(lagP99Ms)} (P99), ${milliseconds(lagMaxMs)} at most, ` +
    `${percent(stalled)} of the time in all, at ${percent(cpu)} of a core`;
  const findings: Finding[] = [];
  if (stalled > HARNESS_STALL) findings.push({ code: 'harness-stalled', message: said });
  else if (
    (looks >= HARNESS_LOOKS && lagP99Ms > HARNESS_LAG_MS) ||
    lagMaxMs > HARNESS_PAUSE_MS ||
    cpu > HARNESS_CPU
  ) {
    findings.push({ code: 'harness-saturated', message: said });
  }
  return findings;
};
