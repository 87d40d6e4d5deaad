/** The headline question of an agent that has many tools: their schemas go along with each call. */
import { z } from 'zod';
import { whole } from './amount.js';
import { react } from './react.js';
import { ALONE, asText, type ScenarioKind } from './scenario-kind.js';

/** The API takes no more than 128. */
const params = z.strictObject({ count: whole(1, 128, 50) });

export const manyToolsKind: ScenarioKind = {
  name: 'many-tools',
  summary:
    'the headline question with many tools on offer (count): bytes, tokens and CPU of schemas',
  params,
  defaults: ALONE,
  make: (checked: z.output<typeof params>) => ({
    ...react,
    name: 'many-tools',
    needs: 'many-tools',
    topics: ['bytes'],
    params: asText(checked),
  }),
};
