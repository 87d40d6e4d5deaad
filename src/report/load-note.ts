/** How requests came, in words: closed loop or open, and what that hides or shows. */
import type { PlanRecord, Result } from '../results/schema.js';
import { KEPT_UP_SHARE, RESPONSE_FACTOR } from '../results/sweep.js';
import { formatNumber } from './number-format.js';
import { plainText } from './plain-text.js';

const count = (value: number): string => formatNumber(value, 0);

/** `20`, `9.259` */
export function rateText(rate: number): string {
  return String(Number(rate.toPrecision(4)));
}

/** `Poisson arrivals at 20/s` */
function arrivalsText({ kind, rates, trace }: NonNullable<PlanRecord['arrivals']>): string {
  const at = rates.map(rateText).join(', ');
  if (trace) {
    const speed = trace.speed === 1 ? '' : ` played ${rateText(trace.speed)} times as fast`;
    return `arrivals of ${plainText(trace.name)}${speed}, ${at}/s on average`;
  }
  return `${kind === 'poisson' ? 'Poisson' : 'evenly spaced'} arrivals at ${at}/s`;
}

/** For the line on the workload. */
export function loopText({ concurrency, arrivals }: PlanRecord): string {
  if (!arrivals) {
    return `${count(concurrency)} in flight, closed loop (a new request starts when one ends)`;
  }
  return (
    `open loop, ${arrivalsText(arrivals)}, up to ${count(arrivals.maxInFlight)} in flight; ` +
    'latency from the intended start'
  );
}

const closedNote =
  'Closed loop: a request that is slow holds back those behind it, so a stall meets few of them and is ' +
  'hidden (coordinated omission: Tene 2013; Schroeder et al., NSDI 2006). --rate loads in an open loop.';

const openNote =
  'Response (Resp.) = answer read − intended start: what a user waits who comes when he comes, with the ' +
  'time a request stood back because too many were in flight. LLM, Tool, Overhead: mean per request, from ' +
  'when it was written. Overhead = latency − the time in which a model or tool call was under way: ' +
  'framework, client library, JSON, waiting for a CPU; never clamped.';

/** Late sends over all adapters: the instrument's own fault, wherever it fell. */
function lateText({ adapters }: Result): string {
  const sends = adapters.flatMap(({ metrics }) => metrics.lateSends ?? []);
  if (sends.length === 0) return '';
  const total = sends.reduce((sum, { total: own }) => sum + own, 0);
  const late = sends.reduce((sum, { late: own }) => sum + own, 0);
  const worst = Math.max(...sends.map(({ p99Ms }) => p99Ms));
  return (
    ` Late sends: ${count(late)} of ${count(total)} were written more than 1 ms after they could be` +
    ` (P99 at most ${formatNumber(worst, 2)} ms in any row); the response time holds that too.`
  );
}

/** What the loop means for reading the figures; `timeNote` explains those of a closed one. */
export function loopNotes(result: Result, timeNote: string): string[] {
  const { arrivals } = result.plan;
  if (!arrivals) return [timeNote, closedNote];
  const sweep =
    arrivals.rates.length > 1
      ? [
          `Sweep: rows and differences above are those at the lowest rate, ${rateText(arrivals.rates[0] ?? 0)}/s; ` +
            'each rate ran in its own fresh processes. Answered = right answers a second while requests ' +
            'arrived, from the growth of the backlog, so that the wait for the last answer does not count. ' +
            `An adapter keeps up with a rate (yes) when it answers ${KEPT_UP_SHARE * 100} % of it with a response P95 of at most ` +
            `${RESPONSE_FACTOR} times that at the lowest rate; the knee lies above the highest rate up to which it ` +
            'does (Jain 1991, § 3.3, calls that the usable capacity; the two limits are ours).',
        ]
      : [];
  return [openNote + lateText(result), ...sweep];
}
