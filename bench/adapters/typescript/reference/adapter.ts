/** The reference: costs that are known because they were asked for (costs.ts). */
import { serve } from '../kit/serve.js';
import { answerWith } from './loop.js';
import { costly } from './request.js';

serve(
  'undici',
  (llm) =>
    costly(llm, (question, model, costs) => {
      // A chat is one call unless more are asked for.
      const least = llm.tools.length > 0 || 'calls' in llm.params ? costs.calls : 1;
      return answerWith(llm.tools, question, model, costs, least);
    }),
  {
    streaming: () => import('./streaming.js'),
    structured: () => import('./structured.js'),
    'multi-agent': () => import('./multi-agent.js'),
  },
);
