/** Claims about what an answer takes: latency, its tail, long contexts. */
import type { AdapterResult } from '../../src/results/schema.js';
import type { Claim } from './claim.js';
import {
  added,
  each,
  frameworksOf,
  listOf,
  ofLanguage,
  overBare,
  peak,
  rowOf,
  span,
  told,
} from './evidence.js';
import { isApart, MB, times, verdictOf } from './verdict.js';

const quoted: Claim = {
  title:
    'AutoAgents needs a fifth of the memory of Python frameworks, and its latency is below LangChain’s and half of LangGraph’s',
  sources: ['7', '7b', '7c', '7d', '7e'],
  evidence: ['headline'],
  judge(of) {
    const ours = rowOf(of, 'rust/autoagents');
    const others = frameworksOf(of, 'python');
    const p50 = (one: AdapterResult | undefined) => one?.metrics.latencyMs?.p50 ?? null;
    const fifth = others.every(
      (one) => (peak(one)?.value ?? 0) >= 5 * (peak(ours)?.value ?? Infinity),
    );
    const graph = p50(rowOf(of, 'python/langgraph'))?.value ?? Number.NaN;
    const isHalf = (p50(ours)?.value ?? Infinity) <= 0.6 * graph;
    return {
      verdict: verdictOf([fifth, isHalf]),
      measured:
        `P50: ${each(of.rows, p50, 'ms')}. Peak memory: rust/autoagents ${told(peak(ours), 'MB', MB)}, ` +
        `${each(others, peak, 'MB', MB)}.`,
      because:
        'With the same parquet work by native readers memory differs by more than the claim says, most of it interpreter ' +
        'and modules. Latency does not differ by half: the model’s time is nearly all of it, and LangGraph’s row ' +
        'in theirs had a third call of the model, for a structured answer.',
    };
  },
};

const pauses: Claim = {
  title: 'Pauses of the garbage collector double or triple the P99 of Python agents',
  sources: ['1', '1b', '1c'],
  evidence: ['scenarios/high-frequency'],
  judge(of) {
    const python = ofLanguage(of, 'python');
    const longest = (row: AdapterResult) => added(row, 'gcMaxMs.max');
    const p50 = (row: AdapterResult) => added(row, 'turnMs.p50')?.value ?? Number.NaN;
    const p99 = (row: AdapterResult) => added(row, 'turnMs.p99')?.value ?? Number.NaN;
    // Doubled, and a pause is long enough to have done it.
    const doubled = python.filter(
      (row) => p99(row) >= 2 * p50(row) && (longest(row)?.value ?? 0) >= (p99(row) - p50(row)) / 2,
    );
    // What doubles without a collector as well is not the collector's doing.
    const ratios = span(ofLanguage(of, 'rust'), (row) => added(row, 'turnMs.tailRatio'));
    return {
      verdict: verdictOf([doubled.length === python.length, ratios !== null && ratios[1] < 2]),
      measured:
        `P99 over P50 of a turn: ${each(of.rows, (row) => added(row, 'turnMs.tailRatio'), '')}. ` +
        `Longest pause since the process began: ${each(of.rows, longest, 'ms')} (Rust has no collector).`,
      because:
        `In ${doubled.length} of ${python.length} Python rows P99 is at least twice P50 and the longest pause is half of the difference or ` +
        `more. But Rust, without a collector, has ${ratios ? `${ratios[0].toFixed(1)} to ${ratios[1].toFixed(1)}` : 'no row'}: ` +
        'other requests on the same core make a tail as well.',
    };
  },
};

const context: Claim = {
  title: 'Python collapses under a context of 128,000 tokens, Rust scales with it',
  sources: ['2', '2b'],
  evidence: ['scenarios/long-context'],
  judge(of) {
    const cpu = (row: AdapterResult) => row.metrics.cpuMsPerRequest;
    const python = span(ofLanguage(of, 'python'), cpu);
    const rust = span(ofLanguage(of, 'rust'), cpu);
    const failed = ofLanguage(of, 'python').filter(
      ({ metrics: { success } }) => success.ok < success.total,
    );
    return {
      verdict: verdictOf([isApart(rust, python), failed.length > 0]),
      measured:
        `CPU a request: ${each(of.rows, cpu, 'ms')}. Peak memory: ${each(of.rows, peak, 'MB', MB)}. ` +
        `Sent a request: ${each(of.rows, (row) => added(row, 'requestBytes.mean'), 'kB', 1000)}.`,
      because:
        python && rust
          ? `The cheapest Python row takes ${times(python[0] / rust[1])} the CPU of the dearest Rust row. ` +
            (failed.length > 0
              ? `Not all answers were right: ${listOf(failed)}.`
              : 'All answers of all rows were right: nothing collapses.')
          : 'One of the languages has no row.',
    };
  },
};

const direct: Claim = {
  title: 'A framework adds a second or more to an answer (Agno 1 to 2 s; LangGraph 1,228 ms)',
  sources: ['9a', '9b', '15'],
  evidence: ['frameworks'],
  judge(of) {
    const python = frameworksOf(of, 'python');
    const over = (row: AdapterResult) => overBare(of, row);
    const slow = python.filter((row) => (over(row)?.value ?? 0) >= 1000);
    const named = ['python/agno', 'python/langgraph'];
    return {
      verdict: verdictOf([
        named.every((name) => slow.some((row) => row.name === name)),
        slow.length > 0,
      ]),
      measured: `Framework − bare client of the same language, P50 of a request of two model calls: ${each(python, over, 'ms')}.`,
      because:
        `A second or more: ${listOf(slow)}. What the others add is milliseconds. Waiting for a place ` +
        'in a framework’s own pool counts as its time (CrewAI works on six at once on two cores), another model call does not.',
    };
  },
};

const typed: Claim = {
  title: 'PydanticAI becomes significantly slower with an output type',
  sources: ['9c'],
  evidence: ['scenarios/react', 'scenarios/structured'],
  judge(plain, structured) {
    const overhead = (row: AdapterResult | undefined) => row?.metrics.overheadMs?.p50 ?? null;
    const calls = (row: AdapterResult | undefined) => row?.metrics.llmCallsPerRequest ?? null;
    const without = rowOf(plain, 'python/pydantic-ai');
    const withType = rowOf(structured, 'python/pydantic-ai');
    const before = overhead(without);
    const after = overhead(withType);
    const isSlower = (after?.low ?? 0) > 1.5 * (before?.high ?? Infinity);
    const callsMore = (calls(withType)?.value ?? 0) > (calls(without)?.value ?? Infinity);
    return {
      verdict: verdictOf([isSlower, callsMore]),
      measured:
        `Overhead P50 of python/pydantic-ai: ${told(before, 'ms')} with text, ${told(after, 'ms')} with an output type; ` +
        `model calls a request ${told(calls(without), '')} and ${told(calls(withType), '')}. ` +
        `Model calls of all rows with a typed answer: ${each(structured.rows, calls, '')}.`,
      because:
        'The framework’s own time only. What a model takes to fill in a schema cannot be tested with a simulator: ' +
        'ask yours with `run --llm URL --model NAME --scenario structured`.',
    };
  },
};

const gateway: Claim = {
  title: 'A gateway in Python hits a wall near 1,000 requests a second; Go and Rust take 10,000',
  sources: ['1d'],
  evidence: [],
  judge: () => ({
    verdict: 'cannot be tested here',
    measured: 'Nothing: agents are measured here, and no gateway is one.',
    because:
      'The figure is of a proxy before the model. What two cores that also hold the harness and the simulator can send ' +
      'is far below 10,000 a second.',
  }),
};

export const latencyClaims: readonly Claim[] = [quoted, direct, typed, pauses, context, gateway];
