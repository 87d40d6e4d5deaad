/** Codes about what an adapter did: the work, its answers, its memory, its end. */
import { CLOCK_ERROR_NS } from './checks/attribution.js';
import { DRIFT_MS, DRIFT_REQUESTS, DRIFT_SHARE, DRIFT_Z } from './checks/drift.js';
import { RSS_GAP_MS, RSS_LOOKS } from './checks/rss-curve.js';
import type { CodeEntry } from './code-entry.js';
import { percent } from './evidence.js';
import { RUNS_CHANGE, RUNS_Z } from './run-limits.js';

const clockErrorMs = CLOCK_ERROR_NS / 1e6;

export const codesOfWork = {
  questions: {
    severity: 'invalid',
    title: 'not the planned questions, each once',
    meaning:
      'Questions were left out, asked twice, or the model was asked about a request that nobody made. The ' +
      'adapter did other work than the rest, and pairs of requests do not match.',
    measured:
      'The ids of requests sent, and those the simulator found in conversations, against the plan.',
    threshold: 'Any difference. After a failure of the adapter, unasked questions do not count.',
    advice:
      'Look at how the adapter builds its prompt: the question must reach the model as it came.',
  },
  'llm-calls': {
    severity: 'doubt',
    title: 'more or fewer model calls than the job needs',
    meaning:
      'Each call is a second or more of a real model, so latencies do not compare as they stand.',
    measured: 'Calls that the simulator saw with the id of a request, for every right answer.',
    threshold:
      'Any request whose number is not the manifest’s expectedLlmCalls (the job’s own is 2).',
    advice:
      'If the framework is made so, set expectedLlmCalls in adapter.json and disclose it in deviations; if not, ' +
      'look for retries, structured output or a planning step that is switched on.',
  },
  'tool-calls': {
    severity: 'doubt',
    title: 'not one tool call a request',
    meaning:
      'The tool was called more than once or, where none is reported, its time counts as overhead.',
    measured: 'Tool calls in the adapter’s reply, for every right answer.',
    threshold: 'Any request with another number than 1.',
    advice: 'Wrap the kit’s own tool, so that its calls are timed under the right request.',
  },
  'unequal-calls': {
    severity: 'doubt',
    title: 'model calls differ from run to run',
    meaning:
      'The same questions took another number of calls in another process of the same adapter.',
    measured: 'Mean LLM calls a request of each run in which all answers were right.',
    threshold: 'Any difference.',
    advice: 'Look for state that outlives a process (caches on disk) or for chance in the adapter.',
  },
  'unequal-tokens': {
    severity: 'doubt',
    title: 'prompts of unequal length',
    meaning:
      'Questions have one length, yet prompts differ: a growing history, a timestamp, or something random in ' +
      'them. With a real model that costs time and money that is not in these figures.',
    measured:
      'Prompt tokens (four characters each) of right answers with equally many calls, within a run and ' +
      'between runs.',
    threshold: 'Any difference.',
    advice: 'Print the request bodies (agentbench simulate) of two requests and compare them.',
  },
  'unattributed-calls': {
    severity: 'doubt',
    title: 'model calls that belong to no measured request',
    meaning:
      'Their time is charged to nobody: it counts as overhead of whatever request waited for them.',
    measured: 'Calls whose conversation holds no request id, or that of a warm-up request.',
    threshold: 'Any.',
    advice:
      'Find out what the framework asks on its own (titles, summaries, moderation) and switch it off.',
  },
  'calls-after-answer': {
    severity: 'doubt',
    title: 'model calls that outlived their answer',
    meaning:
      'The adapter answered and went on calling: work that no latency holds but the CPU figure does.',
    measured: 'The end of calls as the simulator saw it against the moment the answer was read.',
    threshold: `Any that ends more than ${clockErrorMs} ms after its answer.`,
    advice: 'Wait for background work before answering, or switch it off.',
  },
  'wrong-answers': {
    severity: 'doubt',
    title: 'wrong answers while timed',
    meaning:
      'Times are those of right answers only; wrong ones may have been quick by leaving work out.',
    measured: 'The final sentence of every request against the only right one.',
    threshold: 'Any.',
    advice: 'The row shows how many were right; the raw samples name the requests.',
  },
  drift: {
    severity: 'doubt',
    title: 'overhead rose or fell within a run',
    meaning:
      'The adapter was still warming up, or it gets slower with every request (a leak, a growing history). Its ' +
      'mean depends on how many requests were asked.',
    measured:
      'Mann–Kendall test of overhead in the order of requests, widened for what requests in flight share, and the slope of ' +
      'Theil and Sen; in a closed loop without the start and the end, where fewer requests are in flight.',
    threshold:
      `|z| > ${DRIFT_Z} and a change of more than ${percent(DRIFT_SHARE)} of the median and ${DRIFT_MS} ms, of at ` +
      `least ${DRIFT_REQUESTS} requests.`,
    advice:
      'Raise --warmup when it fell. When it rose, ask more requests and see whether it goes on.',
  },
  'drift-over-runs': {
    severity: 'doubt',
    title: 'all adapters got slower or faster from run to run',
    meaning:
      'The machine changed while it measured. Adapters are interleaved, so differences between them still ' +
      'hold; absolute figures and their intervals do not describe one state of the machine.',
    measured: 'Page’s trend test over the medians of overhead, adapters by repetitions.',
    threshold: `|z| > ${RUNS_Z} and a median change of more than ${percent(RUNS_CHANGE)}.`,
    advice: 'Let the machine come to rest (heat, updates, backups) and measure again.',
  },
  'in-flight': {
    severity: 'doubt',
    title: 'the concurrency was not reached',
    meaning:
      'Fewer requests were under way at once than asked for, so the load was lighter than it says.',
    measured: 'The most requests between written and answered at any moment.',
    threshold: 'Below the concurrency, or below the number of requests where that is less.',
    advice:
      'Ask more requests; with answers this quick the loop can hardly keep that many in flight.',
  },
  'rss-sparse': {
    severity: 'doubt',
    title: 'memory was looked at too seldom',
    meaning: 'A peak between two looks is missed, where the printed peak is the highest look.',
    measured: 'Looks at the process tree, every 100 ms, while the load ran.',
    threshold:
      `A gap above ${RSS_GAP_MS} ms; or fewer than ${RSS_LOOKS} looks where the kernel’s exact peak does not ` +
      'serve (several processes, or no /proc).',
    advice: 'Ask more requests, so that a run takes a second or more; keep the machine free.',
  },
  shutdown: {
    severity: 'doubt',
    title: 'the adapter did not end in order',
    meaning:
      'It had to be killed or left processes behind, which may have used the CPU before that.',
    measured: 'The reply to shutdown, the exit code, and the process group 2 s later.',
    threshold: 'Exit within 2 s with code 0.',
    advice: 'Close clients and pools when shutdown comes.',
  },
} as const satisfies Record<string, CodeEntry>;
