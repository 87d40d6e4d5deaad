/** LangGraph.js: a graph of a model node and a tool node, compiled once. */
import { serve, type Llm } from '../kit/serve.js';
import { tool } from '@langchain/core/tools';
import { MessagesAnnotation, START, StateGraph } from '@langchain/langgraph';
import { ToolNode, toolsCondition } from '@langchain/langgraph/prebuilt';
import { ChatOpenAI } from '@langchain/openai';
import { z } from 'zod';

export function modelOf({ baseUrl, apiKey, model, retries }: Llm) {
  const configuration = { baseURL: baseUrl };
  return new ChatOpenAI({ model, apiKey, configuration, maxRetries: retries(6) });
}

export function toolsOf({ tools }: Llm) {
  return tools.map(({ name, description, parameter, run }) => {
    const type = parameter.type === 'integer' ? z.int() : z.string();
    return tool(run, { name, description, schema: z.object({ [parameter.name]: type }) });
  });
}

/** The graph takes two steps a turn: model and tools. */
export const stepsOf = ({ maxTurns }: Llm) => 2 * maxTurns + 1;

export function graphOf(llm: Llm) {
  const tools = toolsOf(llm);
  const model = tools.length > 0 ? modelOf(llm).bindTools(tools) : modelOf(llm);

  return new StateGraph(MessagesAnnotation)
    .addNode('callModel', async ({ messages }, config) => ({
      messages: [await model.invoke(messages, config)],
    }))
    .addNode('tools', new ToolNode(tools))
    .addEdge(START, 'callModel')
    .addConditionalEdges('callModel', toolsCondition)
    .addEdge('tools', 'callModel')
    .compile();
}

serve(
  '@langchain/langgraph',
  (llm) => {
    const graph = graphOf(llm);

    return async (question, signal) => {
      const input = { messages: [{ role: 'user', content: question }] };
      const { messages } = await graph.invoke(input, { signal, recursionLimit: stepsOf(llm) });
      return messages.at(-1)?.text ?? '';
    };
  },
  {
    streaming: () => import('./streaming.js'),
    structured: () => import('./structured.js'),
    'multi-agent': () => import('./multi-agent.js'),
  },
);
