import type { Build } from '../kit/serve.js';
import { agent } from '@llamaindex/workflow';
import { z } from 'zod';
import { modelOf, toolsOf } from './adapter.js';

const responseFormat = z.object({ summary: z.string(), minutes: z.number() });

export const build: Build = (llm) => {
  const assistant = agent({ llm: modelOf(llm), tools: toolsOf(llm) });

  return async (question) => {
    const { data } = await assistant.run(question, { responseFormat });
    return JSON.stringify(data.object);
  };
};
