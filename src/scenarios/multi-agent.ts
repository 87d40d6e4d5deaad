/** The headline question, passed from one agent to another that has the tool. */
import { z } from 'zod';
import { offeredTool } from './offered-tool.js';
import { questionIndex } from './question.js';
import { finalSentence, minutesIn, react, TRIP_TOOL } from './react.js';
import type { Conversation, Scenario, Turn } from './scenario.js';
import type { ScenarioKind } from './scenario-kind.js';

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
  return { kind: 'tools', calls: [{ name: pass.name, arguments: { input: question } }] };
}

/** The specialist sees the words of a hand-off as a tool's result: they hold no duration. */
function dropPassed(conversation: Conversation): Conversation {
  const messages = conversation.messages.filter(
    ({ role, text }) => role !== 'tool' || text.includes('minutes'),
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
  defaults: {},
  make: () => multiAgent,
};
