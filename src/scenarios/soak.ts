/** The headline question for a long time: does memory grow, do answers slow down? */
import { z } from 'zod';
import { whole } from './amount.js';
import { react } from './react.js';
import { asText, type ScenarioKind } from './scenario-kind.js';

const MOST_RATE = 1000;
/** Requests of a process where no rate is asked for: enough to see a leak by, and every one is kept. */
const ENOUGH = 100_000;

const params = z.strictObject({
  duration: whole(5, 86_400, 60),
  /** 0: as many as `ENOUGH` allows over the whole duration. */
  rate: whole(0, 100_000, 0),
});

export const soakKind: ScenarioKind = {
  name: 'soak',
  summary:
    'the headline question for so long, at most so often a second: growth a request, drift, handles',
  params,
  defaults: { concurrency: 4, llm: 'instant', tool: 'constant' },
  make({ duration, rate }: z.output<typeof params>) {
    const byDefault = Math.max(1, Math.min(MOST_RATE, Math.floor(ENOUGH / duration)));
    const mostPerSecond = rate === 0 ? byDefault : rate;
    return {
      ...react,
      name: 'soak',
      params: asText({ duration, rate: mostPerSecond }),
      work: { kind: 'duration', seconds: duration, mostPerSecond },
    };
  },
};
