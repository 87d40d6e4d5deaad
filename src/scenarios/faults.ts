/** The headline question while the model's endpoint fails: what a framework's own defaults make of it. */
import { z } from 'zod';
import { whole } from './amount.js';
import { FAULT_KINDS, type Fault, type FaultKind } from './fault.js';
import { questionIndex } from './question.js';
import { hasDuration, react } from './react.js';
import { requestNumber } from './request-id.js';
import type { Conversation, Scenario, Turn } from './scenario.js';
import { asText, type ScenarioKind } from './scenario-kind.js';

const isKind = (name: string): name is FaultKind => FAULT_KINDS.some((kind) => kind === name);

const kinds = z
  .string()
  .default(FAULT_KINDS.join(','))
  .transform((text) => text.trim().split(/[\s,]+/))
  .refine(
    (names) => names.every(isKind) && new Set(names).size === names.length,
    `is a list of ${FAULT_KINDS.join(', ')}, each once, with a + between them`,
  )
  .transform((names) => names.filter(isKind));

const params = z.strictObject({
  kinds,
  times: whole(1, 20, 1),
  retryAfterS: whole(0, 600, 1),
  slowMs: whole(0, 600_000, 3000),
});

/** After so many results of a tool without a duration the model asks for no other. */
const MOST_TRIES = 5;

/** A tool's complaint about arguments it could not read is no duration: the call is made again, rightly. */
function turn(conversation: Conversation): Turn {
  const question = questionIndex(conversation.messages);
  const isFutile = ({ role, text }: Conversation['messages'][number], at: number): boolean =>
    role === 'tool' && at > question && !hasDuration(text);
  const kept = conversation.messages.filter((message, at) => !isFutile(message, at));
  const futile = conversation.messages.length - kept.length;
  return react.nextTurn(futile < MOST_TRIES ? { ...conversation, messages: kept } : conversation);
}

export const faultsKind: ScenarioKind = {
  name: 'faults',
  summary:
    'the headline question while the endpoint fails (kinds, times in a row): retried, or given up?',
  params,
  defaults: { requests: 50, concurrency: 5, llm: 'instant', tool: 'constant' },
  make(checked: z.output<typeof params>): Scenario {
    const { kinds: chosen, ...rest } = checked;
    return {
      ...react,
      name: 'faults',
      params: asText(checked),
      // What a failed attempt adds is what the scenario is there to show.
      expectedLlmCalls: null,
      topics: ['faults'],
      nextTurn: turn,
      /** Request k meets kind (k − 1) mod n; those that are not measured meet none. */
      faultOf(requestId): Fault | undefined {
        const number = requestNumber('r', requestId);
        if (number === undefined) return undefined;
        const at = (number - 1 + chosen.length) % chosen.length;
        const kind = chosen[at];
        return kind && { kind, ...rest };
      },
    };
  },
};
