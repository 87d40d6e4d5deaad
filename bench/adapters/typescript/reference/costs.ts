/** Costs that are known because they were asked for (`?delayMs=20&…`). */
import type { Llm } from '../kit/serve.js';

/** The cost `name`; one that counts is whole. */
function cost(params: Llm['params'], name: string, least = 0, most = 1e5, counts = false): number {
  const text = params[name] ?? String(least);
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most && (!counts || Number.isInteger(value))) return value;
  throw new Error(
    `${name}: "${text}" is no ${counts ? 'whole ' : ''}number of ${least} to ${most}`,
  );
}

/** `serial` or `concurrent`; a number is a scenario's own parameter of the same name. */
function isSerial({ tools = 'concurrent' }: Llm['params']): boolean {
  if (!/^(serial|concurrent|\d+)$/.test(tools)) {
    throw new Error(`tools: "${tools}" is neither serial nor concurrent`);
  }
  return tools === 'serial';
}

/** The costs of an agent that `build` is told of. */
export function costsOf({ params, tools }: Pick<Llm, 'params' | 'tools'>) {
  const calls = cost(params, 'calls', 2, 1000, true);
  // Where there is a look-up, `delayMs` is how long that takes.
  const looksUp = tools.some(({ name }) => name === 'lookup');
  return {
    /** CPU that a request burns after its last model call. */
    cpuMs: cost(params, 'cpuMs'),
    /** Waited before a request's first model call, and before each turn of tool calls. */
    delayMs: looksUp ? 0 : cost(params, 'delayMs'),
    gapMs: cost(params, 'gapMs'),
    /** Allocated and dropped by each request. */
    garbageMb: cost(params, 'garbageMb', 0, 1000),
    /** Share of requests that fail, evenly spread. */
    failureRate: cost(params, 'failureRate', 0, 1),
    /** Model calls of a request, at least; how many of them open a connection of their own. */
    calls,
    connections: cost(params, 'connections', 0, calls, true),
    /** Held by the process; by each agent that is built; by each request that was answered, for ever. */
    memoryBytes: Math.round(cost(params, 'memoryMb', 0, 4000) * 1e6),
    agentBytes: cost(params, 'agentBytes', 0, 1e9, true),
    leakBytes: cost(params, 'leakBytes', 0, 1e9, true),
    /** Waited by `build`. */
    startupMs: cost(params, 'startupMs'),
    /** Whether the tool calls of one turn are made one after the other. */
    serial: isSerial(params),
    /** How late each piece of a stream is passed on: `holdMs` + `jitterMs` × its share (jitter.ts). */
    holdMs: cost(params, 'holdMs'),
    jitterMs: cost(params, 'jitterMs'),
    /** How long after a cancel a request lets go of its model call; whether it goes on as if nothing had been said. */
    letGoMs: cost(params, 'letGoMs'),
    keepsWorking: cost(params, 'keepsWorking', 0, 1, true) === 1,
    /** Retries of a failed model call (retry.ts). */
    retries: cost(params, 'retries', 0, 100, true),
    /** Whether a failed model call becomes a wrong answer. */
    swallow: cost(params, 'swallow', 0, 1, true) === 1,
  };
}

export type Costs = ReturnType<typeof costsOf>;
