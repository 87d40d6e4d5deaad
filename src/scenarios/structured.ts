/** The trip question, answered in a schema: by whichever calls the framework takes for that. */
import { z } from 'zod';
import { minutesIn, react } from './react.js';
import { requestMark } from './request-id.js';
import { TRIP_FILE, TRIP_TOOL } from './react.js';
import type { Scenario } from './scenario.js';
import type { ScenarioKind } from './scenario-kind.js';

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
  nextTurn: (conversation) => react.nextTurn(conversation),
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
  defaults: {},
  make: () => structured,
};
