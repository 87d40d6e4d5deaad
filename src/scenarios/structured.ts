/** The trip question, answered in a schema: by whichever calls the framework takes for that. */
import { z } from 'zod';
import { requestMark } from './request-id.js';
import { finalSentence, minutesIn, react, TRIP_FILE, TRIP_TOOL } from './react.js';
import { offeredTool } from './offered-tool.js';
import { questionIndex } from './question.js';
import type { Conversation, Scenario, Turn } from './scenario.js';
import { ALONE, type ScenarioKind } from './scenario-kind.js';

/** What adapters ask for: `{summary: string, minutes: number}`. */
const reportSchema = z.strictObject({ summary: z.string(), minutes: z.number() });

function parsed(answer: string): z.infer<typeof reportSchema> | undefined {
  try {
    return reportSchema.safeParse(JSON.parse(answer)).data;
  } catch {
    return undefined;
  }
}

function right(toolSentence: string): z.infer<typeof reportSchema> {
  return { summary: react.rightAnswer(toolSentence), minutes: Number(minutesIn(toolSentence)) };
}

const retold = /(?:is|takes) (-?\d+(?:\.\d+)?) minutes/;

/** A call of its own for the format may tell the conversation again, in the words of the user. */
function turn(conversation: Conversation): Turn {
  const { messages, tools } = conversation;
  const told = messages
    .slice(Math.max(0, questionIndex(messages)))
    .map(({ text }) => retold.exec(text)?.[1])
    .findLast((minutes) => minutes !== undefined);
  return told === undefined || offeredTool(tools, TRIP_TOOL)
    ? react.nextTurn(conversation)
    : { kind: 'text', text: finalSentence(told) };
}

const structured: Scenario = {
  name: 'structured',
  params: {},
  needs: 'structured',
  // With a response format or an output tool; a call of its own for the format is one more, and shows.
  expectedLlmCalls: 2,
  expectedToolCalls: 1,
  question: (id) =>
    `Report the average trip duration in minutes in ${TRIP_FILE}: a summary and the minutes. ` +
    `Use the ${TRIP_TOOL} tool. ${requestMark(id)}`,
  nextTurn: turn,
  rightAnswer: (toolSentence) => JSON.stringify(right(toolSentence)),
  isRight(answer, toolSentence) {
    const { summary, minutes } = right(toolSentence);
    const report = parsed(answer);
    return report?.summary === summary && report.minutes === minutes;
  },
};

export const structuredKind: ScenarioKind = {
  name: 'structured',
  summary:
    'the headline question, answered as a schema-valid object; shows what that adds in calls',
  params: z.strictObject({}),
  defaults: ALONE,
  make: () => structured,
};
