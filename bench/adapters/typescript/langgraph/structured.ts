/** A last node asks the model for the report: one call more. */
import type { Build } from '../kit/serve.js';
import { Annotation, END, MessagesAnnotation, START, StateGraph } from '@langchain/langgraph';
import { ToolNode, toolsCondition } from '@langchain/langgraph/prebuilt';
import { z } from 'zod';
import { modelOf, stepsOf, toolsOf } from './adapter.js';

const Report = z.object({ summary: z.string(), minutes: z.number() });

const State = Annotation.Root({
  ...MessagesAnnotation.spec,
  report: Annotation<z.infer<typeof Report>>(),
});

export const build: Build = (llm) => {
  const tools = toolsOf(llm);
  const model = modelOf(llm).bindTools(tools);
  const reporter = modelOf(llm).withStructuredOutput(Report);

  const graph = new StateGraph(State)
    .addNode('callModel', async ({ messages }, config) => ({
      messages: [await model.invoke(messages, config)],
    }))
    .addNode('tools', new ToolNode(tools))
    .addNode('respond', async ({ messages }, config) => ({
      report: await reporter.invoke(messages, config),
    }))
    .addEdge(START, 'callModel')
    .addConditionalEdges('callModel', toolsCondition, { tools: 'tools', [END]: 'respond' })
    .addEdge('tools', 'callModel')
    .addEdge('respond', END)
    .compile();

  return async (question, signal) => {
    const input = { messages: [{ role: 'user', content: question }] };
    const { report } = await graph.invoke(input, { signal, recursionLimit: stepsOf(llm) + 1 });
    return JSON.stringify(report);
  };
};
