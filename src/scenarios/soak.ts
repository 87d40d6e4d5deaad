/** The headline question for a long time: does memory grow, do answers slow down? */
import { z } from 'zod';
import { whole } from './amount.js';
import { react } from './react.js';
import { asText, type ScenarioKind } from './scenario-kind.js';

const params = z.strictObject({ duration: whole(5, 86_400, 60) });

export const soakKind: ScenarioKind = {
  name: 'soak',
  summary:
    'the headline question for a duration (seconds): growth a request, drift, files, threads',
  params,
  defaults: { concurrency: 4, llm: 'instant', tool: 'constant' },
  make(checked: z.output<typeof params>) {
    return {
      ...react,
      name: 'soak',
      params: asText(checked),
      work: { kind: 'duration', seconds: checked.duration },
    };
  },
};
