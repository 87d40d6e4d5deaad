/** An answer passed on as it comes: when its first words arrive, and how evenly the others follow. */
import { z } from 'zod';
import { whole } from './amount.js';
import { requestMark } from './request-id.js';
import type { Scenario } from './scenario.js';
import { asText, type ScenarioKind } from './scenario-kind.js';

const params = z.strictObject({ tokens: whole(2, 10_000, 100) });

/** Numbered words, so that no two places in the text are alike. */
function textOf(tokens: number): string {
  return Array.from({ length: tokens }, (_, at) => `w${String(at + 1).padStart(4, '0')}`).join(' ');
}

export const streamingKind: ScenarioKind = {
  name: 'streaming',
  summary:
    'an answer passed on word by word (tokens): time to the first, jitter added to the others',
  params,
  defaults: {
    requests: 20,
    concurrency: 4,
    llm: {
      name: 'even stream',
      ttftMs: { kind: 'constant', value: 200 },
      interTokenMs: { kind: 'constant', value: 20 },
    },
  },
  make(checked: z.output<typeof params>): Scenario {
    const answer = textOf(checked.tokens);
    return {
      name: 'streaming',
      params: asText(checked),
      needs: 'streaming',
      topics: ['stream'],
      expectedLlmCalls: 1,
      expectedToolCalls: 0,
      question: (id) => `Count to ${checked.tokens} in words. ${requestMark(id)}`,
      nextTurn: () => ({ kind: 'text', text: answer }),
      rightAnswer: () => answer,
    };
  },
};
