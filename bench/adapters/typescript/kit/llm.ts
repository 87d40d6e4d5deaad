/** What a scenario asks of an agent: its model, its tools and its limits. */
import { averageTripDuration, digest, lookup, manyLookups, type Tool } from './tools.js';

type Params = Readonly<Record<string, string>>;

/** Where the model is reached. */
export interface Endpoint {
  /** Ends in `/v1`. */
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly model: string;
}

/** The model's endpoint, and what the scenario wants of the agent around it. */
export interface Llm extends Endpoint {
  readonly scenario: string;
  /** What a run tells the adapter beside it: `scenario.params`. */
  readonly params: Params;
  /** The scenario's tools, to be made tools of the framework; none in a plain chat. */
  readonly tools: readonly Tool[];
  /** Model calls that one question may take: the framework's own limit is set by it. */
  readonly maxTurns: number;
  /** Retries of a failed model call: none, or the client's own default where faults are the subject. */
  retries(byDefault: number): number;
}

const DEFAULT_TURNS = 5;

const toolsOf: Readonly<Record<string, readonly Tool[]>> = {
  chat: [],
  streaming: [],
  'multi-step': [lookup],
  'high-frequency': [lookup],
  'fan-out': [lookup],
  'long-context': [lookup],
  'cpu-tool': [digest],
};

/** A parameter that is a whole number ≥ 1, or what stands for it where it is absent. */
export function wholeParam(params: Params, name: string, absent: number): number {
  const text = params[name];
  if (text === undefined) return absent;
  const value = /^\d+$/.test(text) ? Number(text) : 0;
  if (value < 1) throw new Error(`${name}: "${text}" is no whole number from 1 on`);
  return value;
}

/** What an adapter's `build` is given for a scenario and its parameters. */
export function llmFor(endpoint: Endpoint, scenario: { name: string; params: Params }): Llm {
  const { name, params } = scenario;
  const more = name === 'many-tools' ? wholeParam(params, 'count', 1) - 1 : 0;
  return {
    ...endpoint,
    scenario: name,
    params,
    tools: toolsOf[name] ?? [averageTripDuration, ...manyLookups(more)],
    maxTurns: wholeParam(params, 'turns', DEFAULT_TURNS),
    retries: (byDefault) => (name === 'faults' ? byDefault : 0),
  };
}
