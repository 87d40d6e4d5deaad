/** The headline job: LLM call → tool call → parquet read → formatted answer. */
import { offeredTool } from './offered-tool.js';
import { questionIndex } from './question.js';
import { requestMark } from './request-id.js';
import type { Conversation, Scenario, Turn } from './scenario.js';
import type { ScenarioKind } from './scenario-kind.js';
import { z } from 'zod';

/** The tool's name and the file name that the model passes to it; kits map the name to the real file. */
export const TRIP_TOOL = 'average_trip_duration';
export const TRIP_FILE = 'trips.parquet';

/** LLM calls that the headline job needs. */
export const HEADLINE_CALLS = 2;

/** The sentence that the tool returns; all adapters' kits format it alike. */
export function tripSentence(trips: number, minutes: string): string {
  return `The average trip duration across ${trips} trips is ${minutes} minutes.`;
}

const minutesInSentence = /is (-?\d+(?:\.\d+)?) minutes/;
const anyNumber = /-?\d+(?:\.\d+)?/;

/** Words the model puts around the number, so that a tool's text passed through as the answer is seen. */
export function finalSentence(minutes: string): string {
  return `Based on the trip records, an average trip takes ${minutes} minutes.`;
}

/** The number of minutes in a tool result, however a framework wrapped it. */
export function minutesIn(text: string): string | undefined {
  return (minutesInSentence.exec(text) ?? anyNumber.exec(text))?.slice(-1)[0];
}

/** Whether a text holds the tool's sentence: any number will not do where errors are texts, too. */
export function hasDuration(text: string): boolean {
  return minutesInSentence.test(text);
}

export function reactTurn({ messages, tools }: Conversation): Turn {
  const question = questionIndex(messages);
  const toolResult = messages.findLast((message, at) => message.role === 'tool' && at > question);
  if (toolResult) {
    const minutes = minutesIn(toolResult.text);
    return minutes === undefined
      ? { kind: 'text', text: 'The tool did not return a duration.' }
      : { kind: 'text', text: finalSentence(minutes) };
  }
  const tool = offeredTool(tools, TRIP_TOOL);
  if (tool) return { kind: 'tools', calls: [{ name: tool.name, arguments: { path: TRIP_FILE } }] };
  return { kind: 'text', text: 'I have no tool that could answer this question.' };
}

/** The trip question, for the scenarios that ask it under other circumstances. */
export const react: Scenario = {
  name: 'react',
  params: {},
  needs: 'react',
  expectedLlmCalls: HEADLINE_CALLS,
  expectedToolCalls: 1,
  question: (id) =>
    `What is the average trip duration in minutes in ${TRIP_FILE}? ` +
    `Use the ${TRIP_TOOL} tool. ${requestMark(id)}`,
  nextTurn: reactTurn,
  rightAnswer(toolSentence) {
    const minutes = minutesIn(toolSentence);
    if (minutes === undefined) throw new Error(`no duration in "${toolSentence}"`);
    return finalSentence(minutes);
  },
};

export const reactKind: ScenarioKind = {
  name: 'react',
  summary: 'one question: model call, tool call, parquet read, formatted answer (the headline)',
  params: z.strictObject({}),
  defaults: {},
  make: () => react,
};
