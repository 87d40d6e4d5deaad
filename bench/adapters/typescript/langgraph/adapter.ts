/** LangGraph.js: a graph of a model node and a tool node, compiled once. */
import { averageTripDuration, serve } from '../kit/serve.js';
import { tool } from '@langchain/core/tools';
import { MessagesAnnotation, START, StateGraph } from '@langchain/langgraph';
import { ToolNode, toolsCondition } from '@langchain/langgraph/prebuilt';
import { ChatOpenAI } from '@langchain/openai';
import { z } from 'zod';

const tools = [
  tool(({ path }) => averageTripDuration(path), {
    name: 'average_trip_duration',
    description: 'Average trip duration in a parquet file of trips.',
    schema: z.object({ path: z.string() }),
  }),
];

serve('@langchain/langgraph', ({ baseUrl, apiKey, model: name }) => {
  const configuration = { baseURL: baseUrl };
  const model = new ChatOpenAI({ model: name, apiKey, configuration, maxRetries: 0 }).bindTools(
    tools,
  );

  const graph = new StateGraph(MessagesAnnotation)
    .addNode('callModel', async ({ messages }, config) => ({
      messages: [await model.invoke(messages, config)],
    }))
    .addNode('tools', new ToolNode(tools))
    .addEdge(START, 'callModel')
    .addConditionalEdges('callModel', toolsCondition)
    .addEdge('tools', 'callModel')
    .compile();

  return async (question, signal) => {
    const input = { messages: [{ role: 'user', content: question }] };
    const { messages } = await graph.invoke(input, { signal });
    return messages.at(-1)?.text ?? '';
  };
});
