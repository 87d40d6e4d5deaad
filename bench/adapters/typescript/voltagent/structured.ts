import type { Build } from '../kit/serve.js';
import { Agent } from '@voltagent/core';
import { Output } from 'ai';
import { z } from 'zod';
import { settingsOf, toolsOf } from './adapter.js';

const Report = z.object({ summary: z.string(), minutes: z.number() });

export const build: Build = (llm) => {
  const agent = new Agent({ name: 'assistant', tools: toolsOf(llm), ...settingsOf(llm, true) });

  return async (question, signal) => {
    const { output } = await agent.generateText(question, {
      output: Output.object({ schema: Report }),
      abortSignal: signal,
    });
    return JSON.stringify(output);
  };
};
