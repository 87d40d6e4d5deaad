import type { Build } from '../kit/serve.js';
import { createAgent } from 'langchain';
import { z } from 'zod';
import { modelOf, stepsOf, toolsOf } from './adapter.js';

const Report = z.object({ summary: z.string(), minutes: z.number() });

export const build: Build = (llm) => {
  const agent = createAgent({
    model: modelOf(llm),
    tools: toolsOf(llm),
    responseFormat: Report,
  });

  return async (question, signal) => {
    const { structuredResponse } = await agent.invoke(
      { messages: [{ role: 'user', content: question }] },
      { signal, recursionLimit: stepsOf(llm) },
    );
    return JSON.stringify(structuredResponse);
  };
};
