/** What a run will ask of a real model, before it is asked: a forecast, with what it assumes. */
import { LOOKUP_TOOL } from '../scenarios/lookup-steps.js';
import { DIGEST_TOOL } from '../scenarios/cpu-tool.js';
import { TRIP_TOOL } from '../scenarios/react.js';
import { requestId } from '../scenarios/request-id.js';
import type { ConversationMessage, Scenario } from '../scenarios/scenario.js';
import { costUsd, type Limits, type Tokens } from '../simulator/proxy/limits.js';
import { estimateTokens } from '../simulator/tokens.js';
import type { PlannedBlock } from './plan.js';

/** JSON of one tool's definition, as clients send it. */
const TOOL_CHARACTERS = 350;
/** More turns than any scenario has: a real model may go on for ever, this forecast does not. */
const MOST_TURNS = 1000;

export interface LiveCost {
  readonly calls: number;
  readonly tokens: Tokens;
}

/** The calls of one request as the scenario has them, each with all that was said before. */
function conversation(scenario: Scenario, toolSentence: string): Tokens[] {
  const tools = [TRIP_TOOL, LOOKUP_TOOL, DIGEST_TOOL].map((name) => ({ name }));
  const messages: ConversationMessage[] = [
    { role: 'user', text: scenario.question(requestId('r', 1)) },
  ];
  let characters = (messages[0]?.text.length ?? 0) + TOOL_CHARACTERS;
  const calls: Tokens[] = [];
  while (calls.length < MOST_TURNS) {
    const turn = scenario.nextTurn({ messages, tools });
    const said =
      turn.kind === 'text' ? turn.text : turn.calls.map((call) => JSON.stringify(call)).join('');
    calls.push({ prompt: estimateTokens(characters), completion: estimateTokens(said.length) });
    if (turn.kind === 'text') break;
    messages.push({ role: 'assistant', text: '', toolCalls: turn.calls.length });
    characters += said.length;
    for (const { arguments: given } of turn.calls) {
      const { key } = given as { readonly key?: unknown };
      const text = typeof key === 'string' ? `value-of-${key}` : toolSentence;
      messages.push({ role: 'tool', text });
      characters += text.length;
    }
  }
  return calls;
}

/**
 * @param callsOf model calls that an adapter takes for a request; null: as many as the scenario has
 */
export function liveCost(
  scenario: Scenario,
  toolSentence: string,
  blocks: readonly Pick<PlannedBlock, 'adapter' | 'kind'>[],
  requestsOfBlock: number,
  callsOf: (adapter: string) => number | null,
): LiveCost {
  const turns = conversation(scenario, toolSentence);
  const sum = (pick: (tokens: Tokens) => number): number =>
    turns.reduce((total, turn) => total + pick(turn), 0);
  const each = { prompt: sum(({ prompt }) => prompt), completion: sum((turn) => turn.completion) };
  const total = { calls: 0, prompt: 0, completion: 0 };
  for (const { adapter, kind } of blocks) {
    if (kind !== 'load') continue;
    const calls = callsOf(adapter) ?? turns.length;
    total.calls += calls * requestsOfBlock;
    // A framework's further calls are thought to be like those that the job needs.
    total.prompt += (each.prompt / turns.length) * calls * requestsOfBlock;
    total.completion += (each.completion / turns.length) * calls * requestsOfBlock;
  }
  const { calls, prompt, completion } = total;
  return { calls, tokens: { prompt: Math.round(prompt), completion: Math.round(completion) } };
}

const counted = (value: number): string => value.toLocaleString('en-US');

/** For `--dry-run`: what it takes, what that assumes, and which limit would end it. */
export function liveCostLines({ calls, tokens }: LiveCost, limits: Limits): string[] {
  const { price, requests, tokens: most, usd } = limits;
  const cost = price && costUsd(tokens, price);
  const costs =
    cost === null || price === null
      ? '; --price-per-million tells what that costs'
      : `, ${cost.toPrecision(3)} USD at ${price.prompt} and ${price.completion} USD a million`;
  const total = tokens.prompt + tokens.completion;
  const exceeded = [
    ...(requests !== null && calls > requests ? [`--max-requests ${requests}`] : []),
    ...(most !== null && total > most ? [`--max-tokens ${most}`] : []),
    ...(usd !== null && cost !== null && cost > usd ? [`--budget ${usd}`] : []),
  ];
  return [
    `of the real model: about ${counted(calls)} calls, warm-up included, ${counted(tokens.prompt)} prompt and ` +
      `${counted(tokens.completion)} completion tokens${costs}`,
    'assumed: the calls that the job needs, four characters a token, answers as short as the simulator’s; what ' +
      'frameworks add to prompts, and a model that says more, come on top; cold starts cost nothing',
    ...exceeded.map((limit) => `${limit} will end the run before its plan is done`),
  ];
}
