/** Fresh processes: from nothing to the first right answer, and what of that is only paid once. */
import { z } from 'zod';
import { react } from './react.js';
import type { ScenarioKind } from './scenario-kind.js';

export const coldStartKind: ScenarioKind = {
  name: 'cold-start',
  summary: 'fresh processes: loading, building, the first request and the second',
  params: z.strictObject({}),
  defaults: { coldStarts: 20, llm: 'instant', tool: 'constant' },
  make: () => ({
    ...react,
    name: 'cold-start',
    work: { kind: 'starts' },
    topics: ['start'],
  }),
};
