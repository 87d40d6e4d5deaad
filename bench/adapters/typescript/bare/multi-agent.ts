/** An agent that is the tool of another. */
import type { Build, Tool } from '../kit/serve.js';
import { agentOf, clientOf } from './adapter.js';

export const build: Build = (llm) => {
  const client = clientOf(llm);
  const analyst = agentOf(client, llm, llm.tools);

  return (question, signal) => {
    const askAnalyst: Tool = {
      name: 'ask_trip_analyst',
      description: 'Answers questions about files of trips.',
      parameter: { name: 'input', type: 'string' },
      run: ({ input }) => analyst(String(input), signal),
    };
    return agentOf(client, llm, [askAnalyst])(question, signal);
  };
};
