/** Checks that turn what a block measured into warnings. */
import { peakInFlight } from '../results/in-flight.js';
import type { LlmCallSample, RequestSample } from '../results/samples.js';
import type { Warning } from '../results/schema.js';
import type { SimulatorHealth } from '../simulator/call-record.js';

export interface CheckedBlock {
  readonly adapter: string;
  readonly repetition: number;
  readonly requests: readonly RequestSample[];
  readonly llmCalls: readonly LlmCallSample[];
  readonly health: SimulatorHealth;
  /** What was not orderly about the adapter's end. */
  readonly untidy: string | null;
  readonly concurrency: number;
  readonly expectedLlmCalls: number;
}

/** Clocks of two processes on one machine agree within this, with a margin; ns. */
const CLOCK_ERROR_NS = 50_000;
/** Above this the simulator's own delay would show in the model's time. */
const LAG_LIMIT_MS = 5;
const CPU_LIMIT = 0.9;

function distinct(values: readonly number[]): string {
  return [...new Set(values)].sort((a, b) => a - b).join(', ');
}

/** Every doubt about a block as a warning; none when all is well. */
export function checkBlock(block: CheckedBlock): Warning[] {
  const { adapter, repetition, requests, llmCalls, health, untidy, concurrency } = block;
  const warnings: Warning[] = [];
  const warn = (code: string, message: string, severity: Warning['severity'] = 'doubt') => {
    warnings.push({ code, severity, adapter, message: `run ${repetition}: ${message}` });
  };
  const answered = requests.filter(({ ok }) => ok);

  const lowest = answered.reduce((least, { overheadNs }) => Math.min(least, overheadNs), 0);
  if (lowest < -CLOCK_ERROR_NS) {
    warn(
      'negative-overhead',
      `overhead of ${(lowest / 1e6).toFixed(3)} ms, below the clock's error`,
      'invalid',
    );
  }
  const calls = answered.map(({ llmCalls: count }) => count);
  if (calls.some((count) => count !== block.expectedLlmCalls)) {
    warn(
      'llm-calls',
      `${distinct(calls)} LLM calls a request, the job needs ${block.expectedLlmCalls}`,
    );
  }
  const tools = answered.map(({ toolCalls }) => toolCalls);
  if (tools.some((count) => count !== 1)) {
    warn('tool-calls', `${distinct(tools)} tool calls a request, the job needs 1`);
  }
  const lost = llmCalls.filter(({ requestId }) => requestId === null).length;
  if (lost > 0) warn('unattributed-calls', `${lost} LLM calls carried no request id`);

  const reached = peakInFlight(requests);
  const possible = Math.min(concurrency, requests.length);
  if (answered.length > 0 && reached < possible) {
    warn('in-flight', `at most ${reached} requests were in flight, ${possible} were asked for`);
  }
  if (health.eventLoopLagP99Ms > LAG_LIMIT_MS || health.cpuUtilisation > CPU_LIMIT) {
    const lag = health.eventLoopLagP99Ms.toFixed(1);
    const cpu = (health.cpuUtilisation * 100).toFixed(0);
    warn('simulator-saturated', `the simulator lagged ${lag} ms (P99) at ${cpu} % of a core`);
  }
  if (untidy !== null) warn('shutdown', `the adapter ${untidy}`);
  return warnings;
}
