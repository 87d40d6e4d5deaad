/** Codes about the instrument: attribution, the harness, the simulator, the run itself. */
import { CLOCK_ERROR_NS } from './checks/attribution.js';
import * as harness from './checks/harness.js';
import { LATE_SEND_MS, LATE_SEND_SHARE } from './checks/late-sends.js';
import { LITTLE_TOLERANCE } from './checks/littles-law.js';
import * as simulator from './checks/simulator.js';
import type { CodeEntry } from './code-entry.js';
import { percent } from './evidence.js';

const clockErrorMs = CLOCK_ERROR_NS / 1e6;

export const codesOfInstrument = {
  'negative-overhead': {
    severity: 'invalid',
    title: 'more time subtracted than the request took',
    meaning:
      'Overhead is latency minus the time of model and tool calls. Below zero, some of that time was never in ' +
      'the latency, so model, tool and overhead are all wrong.',
    measured: 'Length of the union of all intervals of a request, not cut to its latency.',
    threshold: `An overhead below −${clockErrorMs} ms, by which clocks of two processes may differ.`,
    advice:
      'Use the kit’s tool and its clock (CLOCK_MONOTONIC). With the kit as it is, report a bug.',
  },
  'tool-times': {
    severity: 'invalid',
    title: 'tool calls reported outside their request',
    meaning:
      'The adapter’s tool times are on another clock, or were booked to the wrong request, so the split ' +
      'between tool and overhead is wrong even where the sum looks possible.',
    measured: 'Start and end of every tool call against the request’s own written and answered.',
    threshold: `More than ${clockErrorMs} ms outside, or an end before its start.`,
    advice: 'Use the kit’s tool, and pass the request’s context to it where runs share an agent.',
  },
  'littles-law': {
    severity: 'invalid',
    title: 'throughput, latency and requests in flight do not agree',
    meaning:
      'Throughput × mean latency is the mean number in flight, always (Little 1961). If not, or if it is above ' +
      'the concurrency, a latency holds time in which its request was not under way.',
    measured:
      'Sum of latencies over the wall time, of stamps and of the harness’s own stopwatch; and the printed ' +
      'figures against each other.',
    threshold: `Above the concurrency, or figures apart, by more than ${percent(LITTLE_TOLERANCE)}.`,
    advice: 'A fault of the instrument: report a bug with the result and its raw samples.',
  },
  'harness-stalled': {
    severity: 'invalid',
    title: 'the harness stood still most of the time',
    meaning: 'Answers waited to be stamped: the latencies are those of the harness.',
    measured: 'Lateness of a 10 ms timer in the harness’s event loop, summed.',
    threshold: `More than ${percent(harness.HARNESS_STALL)} of the load’s wall time.`,
    advice:
      'Free the harness’s core (see the pinning under the table), or lower --concurrency or --rate.',
  },
  'harness-saturated': {
    severity: 'doubt',
    title: 'the harness was late or near a whole core',
    meaning: 'Answers were stamped late: some of the overhead is the harness’s own.',
    measured: 'Lateness of a 10 ms timer in its event loop, and its CPU time, while the load ran.',
    threshold:
      `P99 above ${harness.HARNESS_LAG_MS} ms of at least ${harness.HARNESS_LOOKS} timers, a pause above ` +
      `${harness.HARNESS_PAUSE_MS} ms, or CPU above ${percent(harness.HARNESS_CPU)} of a core.`,
    advice: 'Free the harness’s core, or lower --concurrency or --rate.',
  },
  'simulator-late': {
    severity: 'invalid',
    title: 'the model answered far later than its profile says',
    meaning:
      'The simulator did not keep up, so adapters did not meet the delays that they are compared on.',
    measured: 'Last byte written against when the profile had it due, for every call.',
    threshold:
      `Mean lateness above ${simulator.SIMULATOR_LATE_MS} ms and ${percent(simulator.SIMULATOR_LATE_SHARE)} of the ` +
      'mean latency.',
    advice: 'Free the core of harness and simulator, or lower --concurrency or --rate.',
  },
  'simulator-saturated': {
    severity: 'doubt',
    title: 'the simulator was late or near a whole core',
    meaning:
      'Calls waited before the simulator read them: that wait counts as overhead of the framework.',
    measured: 'Lateness of a 10 ms timer in its event loop, and its CPU time, over the block.',
    threshold: `P99 above ${simulator.SIMULATOR_LAG_MS} ms, or CPU above ${percent(simulator.SIMULATOR_CPU)} of a core.`,
    advice: 'Free the core of harness and simulator, or lower --concurrency or --rate.',
  },
  'late-sends': {
    severity: 'doubt',
    title: 'open loop: requests were sent late',
    meaning: 'The offered load was not the planned one: a gap, then a burst.',
    measured: 'Request written against its intended start, or the answer that made room for it.',
    threshold: `More than ${percent(LATE_SEND_SHARE)} of requests over ${LATE_SEND_MS} ms late.`,
    advice:
      'Latency from the intended start holds the wait, so it stays honest. Lower --rate, or free the ' +
      'harness’s core.',
  },
  interrupted: {
    severity: 'doubt',
    title: 'the run was interrupted',
    meaning: 'Finished blocks are saved and whole; adapters may have unequal numbers of runs.',
    measured: 'Ctrl-C or SIGTERM.',
    threshold: 'Any.',
    advice: 'Complete it, or measure again.',
  },
  'limit-reached': {
    severity: 'doubt',
    title: 'a limit of the run was reached',
    meaning:
      'The next call of the real model could have exceeded --max-requests, --max-tokens or --budget, so it was not ' +
      'sent. Finished blocks are saved and whole; adapters may have unequal numbers of runs.',
    measured:
      'Calls and tokens that the proxy let through, and the worst case of those under way: the bytes of a request ' +
      'for its prompt, its own limit of tokens or --max-answer-tokens for the answer.',
    threshold: 'The worst case of one more call above the limit.',
    advice:
      'Raise the limit, or plan fewer --requests, --runs or adapters; --dry-run says what they take.',
  },
  'no-kernel-counters': {
    severity: 'doubt',
    title: 'this system does not tell what Linux tells',
    meaning:
      'No CPU figures, no PSS, no exact peak memory; other load on the machine is not seen either.',
    measured: 'Whether there is a /proc.',
    threshold: 'Any system but Linux.',
    advice: 'Measure on Linux for those figures.',
  },
} as const satisfies Record<string, CodeEntry>;
