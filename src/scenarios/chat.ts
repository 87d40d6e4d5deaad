/** A question that needs no tool: what remains of a framework when it has nothing to do. */
import { z } from 'zod';
import { requestMark } from './request-id.js';
import type { Scenario } from './scenario.js';
import { ALONE, type ScenarioKind } from './scenario-kind.js';

const answer = 'A taxi trip is a ride from where a passenger is picked up to where it ends.';

const chat: Scenario = {
  name: 'chat',
  params: {},
  needs: 'chat',
  expectedLlmCalls: 1,
  expectedToolCalls: 0,
  question: (id) => `In one sentence: what is a taxi trip? ${requestMark(id)}`,
  nextTurn: () => ({ kind: 'text', text: answer }),
  rightAnswer: () => answer,
};

export const chatKind: ScenarioKind = {
  name: 'chat',
  summary: 'one question, one model call, no tool',
  params: z.strictObject({}),
  defaults: ALONE,
  make: () => chat,
};
