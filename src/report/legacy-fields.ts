/**
 * The fields of the summary that the benchmark quoted most writes and reads, what each means there and what
 * `report --format legacy` says in its place. Which benchmark and which commit: fixtures/legacy-reader.json.
 */
export interface LegacyField {
  /** What it is there. */
  readonly there: string;
  /** What ours says, and why it differs. */
  readonly ours: string;
  /** Its dashboard computes with it, so an adapter without it cannot be listed; others may be null. */
  readonly needed?: true;
}

const NO_LLM_ONLY =
  'Null: it is made from a second run without the tool, which is not made here, because a difference ' +
  'between two runs of a live model is the noise of both.';

export const legacyFields = {
  average_call_ms: {
    there: 'Mean time from when a request got one of the slots to its answer.',
    ours: 'Mean latency, answer read − request written, of right answers: the same span, timed outside the process.',
  },
  average_framework_overhead_corrected_ms: {
    there:
      'max(0, mean call − mean of the model’s calls − mean tool time): three means, clamped at zero, and set only where a run without the tool was made as well, else 0. It is 0 in every row published, where the three means leave −25 to 2,705 ms.',
    ours: 'Mean overhead of a request: latency − the time in which a model or tool call was under way. Never clamped: one below zero would be the instrument’s fault and must be seen.',
    needed: true,
  },
  average_framework_overhead_ms: {
    there:
      'max(0, mean call with the tool − mean call of a run without it − mean tool time): two runs, clamped at zero; 0 where there was no run without it. It is 0 in every row published.',
    ours: NO_LLM_ONLY,
  },
  average_latency_ms: {
    there:
      'Mean time from when a request was created to its answer. All are created at once, so most of it is the wait for a slot: 5,714 ms quoted = 3,822 waiting + 1,892 working. By Little’s law that is 28 requests in flight where 10 were let in.',
    ours: 'Mean latency, without any wait for a slot: in a closed loop nobody asks before he is free. So it equals average_call_ms.',
    needed: true,
  },
  average_llm_total_ms: {
    there:
      'Mean over requests of the sum of their model calls, as a wrapper around the client inside the process timed them: HTTP, JSON and waiting for the event loop count as the model. Of one framework it is the whole call, of another 0.',
    ours: 'Mean length of the union of a request’s model calls as the simulator saw them: request read → last byte written. What the client does is overhead.',
  },
  average_processing_ms: {
    there: 'Mean of max(0, latency − call): the wait for a slot again, printed as “framework ovh”.',
    ours: 'Null: it would be the queue under another name.',
  },
  average_queue_ms: {
    there:
      'Mean wait for a slot of requests that were all created at once: it grows with their number and says nothing of the framework.',
    ours: 'Mean of request written − meant to start: how late the harness was.',
  },
  average_tool_ms: {
    there:
      'Mean time of a tool call by a stopwatch in the process; the readers differ: polars in one language, pandas in the other.',
    ours: 'Mean length of the union of a request’s tool calls, timed by the kit; readers of one kind in every language.',
  },
  cold_start_ms: {
    there:
      'From the first line of the benchmark’s function to before the first request: interpreter, imports and all that came before are not in it. 62 ms quoted are above a second in truth.',
    ours: 'Median of fresh processes, spawn → ready: interpreter, imports, client and agent, page cache warm.',
  },
  concurrency: {
    there:
      'Slots of a semaphore. The dashboard multiplies peak memory and throughput by 500 ÷ this for its costs.',
    ours: 'Requests in flight in the closed loop.',
    needed: true,
  },
  cpu_usage_percent: {
    there:
      'CPU time of the whole process, benchmark included, over wall time. An average over the model’s waiting: a slower model makes it smaller.',
    ours: 'The same ratio for the adapter’s process tree alone. What a request costs is cpuMsPerRequest, which no field here can hold.',
    needed: true,
  },
  determinism_rate: {
    there: 'Right answers ÷ requests: the success rate under another name.',
    ours: 'Model calls whose request was the same, byte for byte, in every process, ÷ those compared; null with one run.',
  },
  memory_peak_mb: {
    there:
      'Highest of the resident sizes read every 50 ms, in MiB, of one process in which the run without the tool, and other frameworks, may have run before: what those left counts.',
    ours: 'The kernel’s own peak (VmHWM) of the process tree, mean over fresh processes, in MiB as there (tables have MB).',
    needed: true,
  },
  name: {
    there: 'Name of the framework. The dashboard knows languages of its own names only.',
    ours: 'Its name for ours where it has one, else <language>/<framework>, which it lists as “unknown” and leaves out of its costs.',
    needed: true,
  },
  p95_call_ms: {
    there: 'P95 of call times, the 48th of 50.',
    ours: 'P95 of latency over all right answers of all runs (linear interpolation).',
  },
  p95_framework_overhead_corrected_ms: {
    there:
      'max(0, P95 of calls − P95 of model − P95 of tool): a difference of percentiles, which is no percentile of anything.',
    ours: 'P95 of the requests’ own overheads, never clamped.',
  },
  p95_framework_overhead_ms: {
    there: 'max(0, P95 of calls − P95 of calls of the run without the tool − P95 of tool).',
    ours: NO_LLM_ONLY,
  },
  p95_latency_ms: {
    there: 'P95 of latency with the wait for a slot: mostly the place in the queue.',
    ours: 'P95 of latency; equals p95_call_ms.',
    needed: true,
  },
  p95_llm_total_ms: {
    there: 'P95 over requests of the sum of their model calls, seen from inside.',
    ours: 'P95 of the union of a request’s model calls, as the simulator saw them.',
  },
  p95_processing_ms: {
    there: 'P95 of max(0, latency − call): the wait for a slot again.',
    ours: 'Null, as average_processing_ms.',
  },
  p95_queue_ms: {
    there: 'P95 of the wait for a slot.',
    ours: 'P95 of request written − meant to start.',
  },
  p95_tool_ms: {
    there: 'P95 of tool calls.',
    ours: 'P95 of the union of a request’s tool calls.',
  },
  p99_latency_ms: {
    there: 'The 50th of 50 latencies: the largest, not a P99 that anyone could bound.',
    ours: 'P99 of latency over all right answers. Has no interval below 1,000 right answers a run; this format cannot say so, the tables put ~ before it.',
    needed: true,
  },
  throughput_rps: {
    there: 'Requests, right and wrong, ÷ total_duration.',
    ours: 'Right answers a second: wrong ones are no throughput.',
    needed: true,
  },
  total_duration: {
    there: 'Seconds from the first request’s creation to the last answer.',
    ours: 'Seconds of load over all runs, first request written → last answer read.',
  },
  total_failure: {
    there: 'total_requests − total_success.',
    ours: 'The same.',
  },
  total_requests: {
    there: 'Requests of its one run.',
    ours: 'Requests of all runs; failures stay in.',
    needed: true,
  },
  total_success: {
    there: 'Answers from which a number within 0.01 of the right one can be read.',
    ours: 'Answers that are the right final sentence.',
    needed: true,
  },
} as const satisfies Readonly<Record<string, LegacyField>>;

export type LegacyFieldName = keyof typeof legacyFields;

export const legacyFieldNames = Object.keys(legacyFields) as LegacyFieldName[];

/** What is in no field, and what is left out. */
export const legacyRemarks = [
  'Composite score: in no field. The dashboard computes it from a weighted sum of figures scaled from the worst row, 0, to the ' +
    'best, 1 (throughput 30, latency 25, memory 20, CPU 15, overhead 10), so it changes with which other rows there ' +
    'are, and of two rows a hair apart one gets nothing. agentbench gives none; if you open its dashboard with our file, it computes one all the same.',
  'Monthly cost: the dashboard multiplies the whole peak, the process itself included, by 500 ÷ concurrency. ' +
    'agentbench report RESULT --price FILE counts a process once for each vCPU and a session for what grew.',
  'Model calls: no field counts them. One framework makes a third (structured output) where others make two. ' +
    'Ours: llmCallsPerRequest, in the tables.',
  'Intervals: there are none in it, and it is one run. Ours are those of the tables (agentbench report RESULT).',
  'Rows: the dashboard opens only where at least one row of each of its two languages, Rust and Python, has a name ' +
    'that it knows (fixtures/legacy-reader.json lists them).',
  'Left out: adapters without a figure that the dashboard computes with, and invalid measurements, for it has no ' +
    'place to say so; and two fields that only its Rust side writes and nothing reads (setup_duration_s, ' +
    'throughput_success_rps). A result of an open loop is refused: its reader knows slots only.',
] as const;
