/** Look-ups one after the other, each asked for because the one before came back. */
import { offeredTool } from './offered-tool.js';
import { questionIndex } from './question.js';
import { requestMark } from './request-id.js';
import type { Conversation, Scenario, Turn } from './scenario.js';

export const LOOKUP_TOOL = 'lookup';

/** The key of a step, from 1; the tool answers `value-of-<key>`. */
export const stepKey = (step: number): string => `k${String(step).padStart(4, '0')}`;

const valuePattern = /value-of-(k\d{4})/g;

/** The keys whose values stand in tool results since the question, in order, each once. */
export function keysFound({ messages }: Conversation): string[] {
  const from = questionIndex(messages);
  const found = messages
    .slice(from + 1)
    .filter(({ role }) => role === 'tool')
    .flatMap(({ text }) => [...text.matchAll(valuePattern)].map((match) => match[1] ?? ''));
  return [...new Set(found)];
}

const finalSentence = (steps: number): string =>
  `After ${steps} look-ups the last value is value-of-${stepKey(steps)}.`;

function turn(steps: number, conversation: Conversation): Turn {
  const found = keysFound(conversation);
  const next = found.length + 1;
  if (next > steps) return { kind: 'text', text: finalSentence(steps) };
  const tool = offeredTool(conversation.tools, LOOKUP_TOOL);
  if (!tool) return { kind: 'text', text: `I have no tool that looks up ${stepKey(next)}.` };
  // Another order than asked means that results were lost or mixed up.
  if (found.some((key, at) => key !== stepKey(at + 1))) {
    return { kind: 'text', text: `The values came as ${found.join(', ')}.` };
  }
  return { kind: 'tools', calls: [{ name: tool.name, arguments: { key: stepKey(next) } }] };
}

/** Turns beyond those that the look-ups take. */
const SPARE_TURNS = 3;

/** A scenario of `steps` dependent look-ups; `before` stands in front of the question. */
export function lookupSteps(
  name: string,
  steps: number,
  params: Readonly<Record<string, string>>,
  before = '',
): Scenario {
  return {
    name,
    params,
    told: { delayMs: '0', ...params, turns: String(steps + SPARE_TURNS) },
    needs: 'lookup',
    expectedLlmCalls: steps + 1,
    expectedToolCalls: steps,
    toolWaitMs: steps * Number(params.delayMs ?? 0),
    question: (id) =>
      `${before}Look up the keys ${stepKey(1)} to ${stepKey(steps)} with the ${LOOKUP_TOOL} tool, one ` +
      `after the other, and tell the last value. ${requestMark(id)}`,
    nextTurn: (conversation) => turn(steps, conversation),
    rightAnswer: () => finalSentence(steps),
  };
}
