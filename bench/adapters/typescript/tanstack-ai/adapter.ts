import { serve, type Llm } from '../kit/serve.js';
import { chat, maxIterations, toolDefinition } from '@tanstack/ai';
import { openaiCompatibleText } from '@tanstack/ai-openai/compatible';
import { z } from 'zod';

export const adapterOf = ({ baseUrl, apiKey, model, retries }: Llm) =>
  openaiCompatibleText(model, { baseURL: baseUrl, apiKey, maxRetries: retries(2) });

export function toolsOf({ tools }: Llm) {
  return tools.map(({ name, description, parameter, run }) => {
    const type = parameter.type === 'integer' ? z.int() : z.string();
    const inputSchema = z.object({ [parameter.name]: type });
    const definition = toolDefinition({ name, description, inputSchema, outputSchema: z.string() });
    return definition.server((input) => run(input));
  });
}

/** The library takes a controller, not a signal. */
export function controllerOf(signal: AbortSignal): AbortController {
  const controller = new AbortController();
  signal.addEventListener('abort', () => {
    controller.abort(signal.reason);
  });
  return controller;
}

serve(
  '@tanstack/ai',
  (llm) => {
    const adapter = adapterOf(llm);
    const tools = toolsOf(llm);
    const agentLoopStrategy = maxIterations(llm.maxTurns);

    return (question, signal) =>
      chat({
        adapter,
        messages: [{ role: 'user', content: question }],
        tools,
        agentLoopStrategy,
        stream: false,
        abortController: controllerOf(signal),
      });
  },
  {
    streaming: () => import('./streaming.js'),
    structured: () => import('./structured.js'),
  },
);
