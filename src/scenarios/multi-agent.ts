/** The headline question, passed from one agent to another that has the tool. */
import { z } from 'zod';
import { offeredTool } from './offered-tool.js';
import { questionIndex } from './question.js';
import { finalSentence, minutesIn, react, TRIP_TOOL } from './react.js';
import { findRequestId } from './request-id.js';
import type { Conversation, OfferedTool, Scenario, Turn } from './scenario.js';
import { ALONE, type ScenarioKind } from './scenario-kind.js';

/** The agent that has the tool, as adapters name it. */
export const SPECIALIST = 'trip_analyst';

/** A tool by which work is passed on: hand-offs, delegations, agents as tools. */
const passing = /transfer|hand_?-?off|handoff|delegat|assign|ask|call|invoke|analyst|task/i;

function turn(conversation: Conversation): Turn {
  const { messages, tools } = conversation;
  const from = questionIndex(messages);
  const results = messages.slice(from + 1).filter(({ role }) => role === 'tool');
  const minutes = results
    .map(({ text }) => minutesIn(text))
    .findLast((found) => found !== undefined);
  if (offeredTool(tools, TRIP_TOOL)) return react.nextTurn(dropPassed(conversation));
  if (minutes !== undefined) return { kind: 'text', text: finalSentence(minutes) };
  const pass =
    tools.find(({ name }) => name.toLowerCase().includes(SPECIALIST)) ??
    tools.find(({ name }) => passing.test(name));
  if (!pass) return { kind: 'text', text: 'I know nobody who could answer this question.' };
  const question = messages[from]?.text ?? '';
  return { kind: 'tools', calls: [{ name: pass.name, arguments: passedOn(pass, question) }] };
}

/** Names of parameters that say to whom work is passed. */
const whom = /agent|analyst|coworker|member|recipient|assignee|(?:^|_)to(?:_|$)/i;

/** The whole question, and the specialist's name where the tool asks for it: one tool may lead to all. */
function passedOn({ name, parameters }: OfferedTool, question: string): object {
  const properties = Object.entries(parameters?.properties ?? {});
  const to = properties.find(([property]) => whom.test(property))?.[0];
  // A tool of the specialist's own needs no name: what it takes is the question.
  if (to === undefined || name.toLowerCase().includes(SPECIALIST)) return { input: question };
  const given = properties
    .filter(([, schema]) => (schema as { type?: unknown } | null)?.type === 'string')
    .map(([property]) => [property, property === to ? SPECIALIST : question] as const);
  const wanted: unknown = properties.find(([property]) => property === to)?.[1];
  const toMany = (wanted as { type?: unknown } | null)?.type === 'array';
  return { ...Object.fromEntries(given), [to]: toMany ? [SPECIALIST] : SPECIALIST };
}

/** The specialist sees the words of a hand-off as a tool's result: they hold no duration. */
function dropPassed(conversation: Conversation): Conversation {
  const messages = conversation.messages.filter(
    ({ role, text }) =>
      role !== 'tool' || (text.includes('minutes') && findRequestId(text) === undefined),
  );
  return { ...conversation, messages };
}

const multiAgent: Scenario = {
  ...react,
  name: 'multi-agent',
  needs: 'multi-agent',
  // Hand-off 3, supervisor 4: the framework's own way decides, and shows.
  expectedLlmCalls: null,
  question: (id) => react.question(id).replace('Use the', `Have the ${SPECIALIST} use the`),
  nextTurn: turn,
};

export const multiAgentKind: ScenarioKind = {
  name: 'multi-agent',
  summary: 'the headline question, passed on to a second agent by the framework’s own means',
  params: z.strictObject({}),
  defaults: ALONE,
  make: () => multiAgent,
};
