/** An agent that is the tool of another: two calls each. */
import type { Build, Tool } from '../kit/serve.js';
import { answerWith } from './loop.js';
import { costly } from './request.js';

export const build: Build = (llm) =>
  costly(llm, (question, model, costs) => {
    const askAnalyst: Tool = {
      name: 'ask_trip_analyst',
      description: 'Answers questions about files of trips.',
      parameter: { name: 'input', type: 'string' },
      run: ({ input }) => answerWith(llm.tools, String(input), model, costs, 0),
    };
    return answerWith([askAnalyst], question, model, costs, costs.calls);
  });
