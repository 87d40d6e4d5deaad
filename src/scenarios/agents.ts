/** Many agents in one process: what each takes to make, and what it holds. */
import { z } from 'zod';
import { whole } from './amount.js';
import { react } from './react.js';
import { asText, type ScenarioKind } from './scenario-kind.js';

const instantiateParams = z.strictObject({ agents: whole(1, 10_000, 100) });

export const instantiateKind: ScenarioKind = {
  name: 'instantiate',
  summary:
    'agents made one after the other in one process (agents): time of each, and of the first',
  params: instantiateParams,
  defaults: { llm: 'instant', tool: 'constant' },
  make(checked: z.output<typeof instantiateParams>) {
    return {
      ...react,
      name: 'instantiate',
      params: asText(checked),
      work: { kind: 'agents', points: [checked.agents] },
    };
  },
};

const densityParams = z.strictObject({ agents: whole(4, 10_000, 200) });

export const densityKind: ScenarioKind = {
  name: 'density',
  summary:
    'memory against the number of agents in a process (up to agents): the slope is an agent’s',
  params: densityParams,
  defaults: { llm: 'instant', tool: 'constant' },
  make(checked: z.output<typeof densityParams>) {
    const points = [0, 1 / 4, 1 / 2, 3 / 4, 1].map((part) =>
      Math.max(1, Math.round(checked.agents * part)),
    );
    return {
      ...react,
      name: 'density',
      params: asText(checked),
      work: { kind: 'agents', points },
    };
  },
};
