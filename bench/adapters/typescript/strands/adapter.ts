import { serve, type Llm } from '../kit/serve.js';
import { Agent, NullConversationManager, tool } from '@strands-agents/sdk';
import { OpenAIModel } from '@strands-agents/sdk/models/openai';
import { z } from 'zod';

export function modelOf({ baseUrl, apiKey, model: modelId, retries }: Llm) {
  const clientConfig = { baseURL: baseUrl, maxRetries: retries(2) };
  return new OpenAIModel({ api: 'chat', modelId, apiKey, clientConfig });
}

export function toolsOf({ tools }: Llm) {
  return tools.map(({ name, description, parameter, run }) => {
    const type = parameter.type === 'integer' ? z.int() : z.string();
    const inputSchema = z.object({ [parameter.name]: type });
    return tool({ name, description, inputSchema, callback: (input) => run(input) });
  });
}

/** What agents have in common; a conversation of more than 40 messages is kept whole where it is long. */
export const settingsOf = ({ maxTurns, retries }: Llm) => ({
  printer: false,
  ...(retries(1) === 0 ? { retryStrategy: null } : {}),
  ...(maxTurns > 19 ? { conversationManager: new NullConversationManager() } : {}),
});

serve(
  '@strands-agents/sdk',
  (llm) => {
    const model = modelOf(llm);
    const tools = toolsOf(llm);
    const limits = { turns: llm.maxTurns };

    return async (question, signal) => {
      // An agent is one conversation, and refuses a second question while it answers the first.
      const agent = new Agent({ model, tools, ...settingsOf(llm) });
      const result = await agent.invoke(question, { cancelSignal: signal, limits });
      return result.toString();
    };
  },
  {
    streaming: () => import('./streaming.js'),
    structured: () => import('./structured.js'),
    'multi-agent': () => import('./multi-agent.js'),
  },
);
