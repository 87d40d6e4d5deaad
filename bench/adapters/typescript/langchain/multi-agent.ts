/** A supervisor that calls the other agent as a tool. */
import type { Build } from '../kit/serve.js';
import { createAgent, tool } from 'langchain';
import { z } from 'zod';
import { modelOf, stepsOf, toolsOf } from './adapter.js';

export const build: Build = (llm) => {
  const model = modelOf(llm);
  const limit = { recursionLimit: stepsOf(llm) };
  const analyst = createAgent({ model, tools: toolsOf(llm), name: 'trip_analyst' });

  const askAnalyst = tool(
    async ({ query }, { signal }) => {
      const asked = { messages: [{ role: 'user', content: query }] };
      const { messages } = await analyst.invoke(asked, { ...limit, ...(signal ? { signal } : {}) });
      return messages.at(-1)?.text ?? '';
    },
    {
      name: 'trip_analyst',
      description: 'Answers questions about files of trips.',
      schema: z.object({ query: z.string() }),
    },
  );
  const supervisor = createAgent({ model, tools: [askAnalyst], name: 'supervisor' });

  return async (question, signal) => {
    const asked = { messages: [{ role: 'user', content: question }] };
    const { messages } = await supervisor.invoke(asked, { ...limit, signal });
    return messages.at(-1)?.text ?? '';
  };
};
