/** How long a run will take: the delays of the model are known in advance, the rest is a guess. */
import { arrivalOffsets, type Arrivals } from '../load/arrivals.js';
import { DIGEST_TOOL } from '../scenarios/cpu-tool.js';
import { LOOKUP_TOOL } from '../scenarios/lookup-steps.js';
import { HEADLINE_CALLS, TRIP_TOOL } from '../scenarios/react.js';
import type { Scenario, Turn } from '../scenarios/scenario.js';
import { requestId } from '../scenarios/request-id.js';
import { Delays } from '../simulator/delays.js';
import type { LatencyProfile } from '../simulator/profile.js';
import { estimateTokens } from '../simulator/tokens.js';
import type { PlannedBlock } from './plan.js';

/** Spawn, settling, warm-up and stop of a load block; one cold start. Guesses, replaced by measurement. */
const BLOCK_OVERHEAD_S = 1.5;
const COLD_START_S = 0.7;
/** Tool and framework time of a request, by core. */
const WORK_S = 0.02;
/** One more agent in a process. */
const BUILD_S = 0.02;

function turnTokens(turn: Turn): number {
  return turn.kind === 'text'
    ? estimateTokens(turn.text.length)
    : turn.calls.reduce(
        (sum, call) =>
          sum + estimateTokens(call.name.length + JSON.stringify(call.arguments).length),
        0,
      );
}

export interface LoadShape {
  readonly scenario: Scenario;
  readonly profile: LatencyProfile;
  readonly seed: number;
  readonly requests: number;
  readonly concurrency: number;
  readonly arrivals: Arrivals | null;
  /** Offered, in an open loop. */
  readonly rate: number | null;
  readonly toolSentence: string;
}

/**
 * Seconds that a load block's requests take: every request's model time is drawn as the simulator will
 * draw it, and given to the user that is free first; in an open loop it begins when it arrives.
 */
export function loadSeconds(shape: LoadShape): number {
  const { scenario, profile, seed, requests, concurrency, toolSentence, arrivals, rate } = shape;
  if (scenario.work?.kind === 'duration') return scenario.work.seconds;
  const offsetsNs =
    arrivals && rate !== null ? arrivalOffsets(arrivals, rate, requests, seed, 1) : null;
  const delays = new Delays(profile, seed);
  const answerTokens = estimateTokens(scenario.rightAnswer(toolSentence).length);
  const toolTokens = turnTokens(
    scenario.nextTurn({
      messages: [{ role: 'user', text: scenario.question(requestId('r', 1)) }],
      tools: [TRIP_TOOL, LOOKUP_TOOL, DIGEST_TOOL].map((name) => ({ name })),
    }),
  );
  const calls = scenario.expectedLlmCalls ?? HEADLINE_CALLS;
  const users = new Array<number>(Math.min(concurrency, requests)).fill(0);
  for (let at = 1; at <= requests; at += 1) {
    let seconds = WORK_S + (scenario.toolWaitMs ?? 0) / 1e3;
    for (let call = 0; call < calls; call += 1) {
      const { ttftNs, gapNs } = delays.draw(requestId('r', at), call);
      const tokens = call === calls - 1 ? answerTokens : toolTokens;
      seconds += (ttftNs + Math.max(0, tokens - 1) * gapNs) / 1e9;
    }
    if (offsetsNs) {
      users[0] = Math.max(users[0] ?? 0, (offsetsNs[at - 1] ?? 0) / 1e9 + seconds);
      continue;
    }
    const free = users.indexOf(Math.min(...users));
    users[free] = (users[free] ?? 0) + seconds;
  }
  return offsetsNs ? (users[0] ?? 0) : Math.max(...users, requests * WORK_S);
}

/** Seconds a block is expected to take before anything was measured. */
export function blockSeconds(block: PlannedBlock, load: number): number {
  if (block.kind === 'agents') return BLOCK_OVERHEAD_S + (block.agents ?? 1) * (WORK_S + BUILD_S);
  return block.kind === 'load' ? BLOCK_OVERHEAD_S + load : (block.starts + 1) * COLD_START_S;
}
