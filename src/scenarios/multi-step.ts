/** Dependent tool calls in one request: what each further turn of the loop costs. */
import { z } from 'zod';
import { whole } from './amount.js';
import { lookupSteps } from './lookup-steps.js';
import { ALONE, asText, type ScenarioKind } from './scenario-kind.js';

const params = z.strictObject({ steps: whole(1, 1000, 5), delayMs: whole(0, 60_000, 0) });

export const multiStepKind: ScenarioKind = {
  name: 'multi-step',
  summary: 'dependent tool calls one after the other (steps), each a turn of its own',
  params,
  defaults: ALONE,
  make(checked: z.output<typeof params>) {
    const whole = lookupSteps('multi-step', checked.steps, asText(checked));
    return { ...whole, topics: ['turns'] };
  },
};
