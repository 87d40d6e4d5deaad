import type { Build } from '../kit/serve.js';
import { chat } from '@tanstack/ai';
import { z } from 'zod';
import { adapterOf, controllerOf, toolsOf } from './adapter.js';

const outputSchema = z.object({ summary: z.string(), minutes: z.number() });

export const build: Build = (llm) => {
  const adapter = adapterOf(llm);
  const tools = toolsOf(llm);

  return async (question, signal) => {
    const messages = [{ role: 'user' as const, content: question }];
    const abortController = controllerOf(signal);
    const report = await chat({ adapter, messages, tools, outputSchema, abortController });
    return JSON.stringify(report);
  };
};
