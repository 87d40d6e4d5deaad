/** A hand-off: a tool whose command makes the other agent the next node. */
import type { Build } from '../kit/serve.js';
import { ToolMessage } from '@langchain/core/messages';
import { tool } from '@langchain/core/tools';
import { Command, MessagesAnnotation, START, StateGraph } from '@langchain/langgraph';
import { ToolNode, toolsCondition } from '@langchain/langgraph/prebuilt';
import { z } from 'zod';
import { modelOf, stepsOf, toolsOf } from './adapter.js';

const transferTool = tool(
  (_, { toolCall }) => {
    const content = 'Transferred to trip_analyst.';
    const done = new ToolMessage({ content, tool_call_id: toolCall?.id ?? '' });
    return new Command({ goto: 'trip_analyst', update: { messages: [done] } });
  },
  {
    name: 'transfer_to_trip_analyst',
    description: 'Hands the conversation to the analyst of files of trips.',
    schema: z.object({}),
  },
);

export const build: Build = (llm) => {
  const tools = toolsOf(llm);
  const assistant = modelOf(llm).bindTools([transferTool]);
  const analyst = modelOf(llm).bindTools(tools);

  const graph = new StateGraph(MessagesAnnotation)
    .addNode('assistant', async ({ messages }, config) => ({
      messages: [await assistant.invoke(messages, config)],
    }))
    .addNode('transfer', new ToolNode([transferTool]), { ends: ['trip_analyst'] })
    .addNode('trip_analyst', async ({ messages }, config) => ({
      messages: [await analyst.invoke(messages, config)],
    }))
    .addNode('tools', new ToolNode(tools))
    .addEdge(START, 'assistant')
    .addConditionalEdges('assistant', toolsCondition, { tools: 'transfer', __end__: '__end__' })
    .addConditionalEdges('trip_analyst', toolsCondition)
    .addEdge('tools', 'trip_analyst')
    .compile();

  return async (question, signal) => {
    const input = { messages: [{ role: 'user', content: question }] };
    const { messages } = await graph.invoke(input, { signal, recursionLimit: stepsOf(llm) });
    return messages.at(-1)?.text ?? '';
  };
};
