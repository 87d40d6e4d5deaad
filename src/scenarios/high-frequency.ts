/** As many tool calls as the framework can make: a model and a tool that take no time at all. */
import { z } from 'zod';
import { whole } from './amount.js';
import { lookupSteps } from './lookup-steps.js';
import { asText, type ScenarioKind } from './scenario-kind.js';

const params = z.strictObject({ steps: whole(2, 1000, 50) });

export const highFrequencyKind: ScenarioKind = {
  name: 'high-frequency',
  summary:
    'tool calls as fast as they go (steps in a request): time of a turn, its tail, GC pauses',
  params,
  defaults: { llm: 'instant', requests: 40, concurrency: 4 },
  make(checked: z.output<typeof params>) {
    const whole = lookupSteps('high-frequency', checked.steps, asText(checked));
    return {
      ...whole,
      told: { ...whole.told, gc: '1' },
      topics: ['turns', 'tool-rate', 'gc'],
    };
  },
};
