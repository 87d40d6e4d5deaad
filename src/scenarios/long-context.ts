/** A long document in front of the question, sent again with each step. */
import { z } from 'zod';
import { whole } from './amount.js';
import { keysFound, lookupSteps } from './lookup-steps.js';
import type { Conversation, Scenario } from './scenario.js';
import { asText, type ScenarioKind } from './scenario-kind.js';

const params = z.strictObject({ tokens: whole(100, 128_000, 32_000), steps: whole(1, 100, 4) });

/** As the simulator counts them. */
const CHARACTERS_PER_TOKEN = 4;
const CODE_WORD = 'The code word of this report is heron-417. ';

/** The document: numbered sentences, with the code word in its middle. */
function documentOf(tokens: number): string {
  const half = (tokens * CHARACTERS_PER_TOKEN) / 2;
  const sentences = (from: number, length: number): string => {
    let text = '';
    for (let at = from; text.length < length; at += 1) {
      text += `Trip ${at} took ${(at * 7) % 60} minutes and ${(at * 13) % 60} seconds. `;
    }
    return text.slice(0, length);
  };
  return sentences(1, half) + CODE_WORD + sentences(100_000, half) + '\n\n';
}

export const longContextKind: ScenarioKind = {
  name: 'long-context',
  summary: 'a long document (tokens) before some tool steps: CPU, memory and bytes sent again',
  params,
  defaults: { requests: 10, concurrency: 2, llm: 'instant' },
  make(checked: z.output<typeof params>): Scenario {
    const { steps, tokens } = checked;
    const whole = lookupSteps('long-context', steps, asText(checked), documentOf(tokens));
    return {
      ...whole,
      topics: ['turns', 'bytes'],
      nextTurn(conversation: Conversation) {
        const kept = conversation.messages.some(
          ({ role, text }) => role === 'user' && text.includes(CODE_WORD),
        );
        return kept || keysFound(conversation).length < steps
          ? whole.nextTurn(conversation)
          : { kind: 'text', text: 'The report is not in this conversation any more.' };
      },
    };
  },
};
