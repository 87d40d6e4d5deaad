/** Requests that nobody waits for any more: how soon a framework lets go of the model. */
import { z } from 'zod';
import { whole } from './amount.js';
import { react } from './react.js';
import { asText, type ScenarioKind } from './scenario-kind.js';

const params = z.strictObject({ afterMs: whole(1, 60_000, 500) });

/** The model's answer is due long after the cancel, so that who doesn't let go is seen waiting for it. */
const MODEL_MS = 2000;
const LINGER_MS = MODEL_MS + 1000;

export const cancelKind: ScenarioKind = {
  name: 'cancel',
  summary:
    'requests cancelled under way (afterMs): when the model call is closed, what goes on after',
  params,
  defaults: {
    requests: 20,
    concurrency: 4,
    llm: {
      name: 'two seconds',
      ttftMs: { kind: 'constant', value: MODEL_MS },
      interTokenMs: { kind: 'constant', value: 0 },
    },
    tool: 'constant',
  },
  make(checked: z.output<typeof params>) {
    return {
      ...react,
      name: 'cancel',
      params: asText(checked),
      work: { kind: 'cancel', afterMs: checked.afterMs, lingerMs: LINGER_MS },
      rightFailure: 'cancelled',
      expectedLlmCalls: null,
      expectedToolCalls: 0,
    };
  },
};
