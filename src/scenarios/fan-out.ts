/** Many tool calls in one turn: does a framework pay their longest or their sum? */
import { z } from 'zod';
import { whole } from './amount.js';
import { keysFound, LOOKUP_TOOL, stepKey } from './lookup-steps.js';
import { offeredTool } from './offered-tool.js';
import { requestMark } from './request-id.js';
import type { Conversation, Scenario, Turn } from './scenario.js';
import { asText, type ScenarioKind } from './scenario-kind.js';

const params = z.strictObject({ tools: whole(1, 200, 20), delayMs: whole(0, 60_000, 50) });

const finalSentence = (values: number): string => `All ${values} values are here.`;

function turn(count: number, conversation: Conversation): Turn {
  const found = keysFound(conversation).length;
  if (found >= count) return { kind: 'text', text: finalSentence(found) };
  if (conversation.messages.at(-1)?.role === 'tool' && found > 0) {
    return { kind: 'text', text: `Only ${found} of ${count} values are here.` };
  }
  const tool = offeredTool(conversation.tools, LOOKUP_TOOL);
  if (!tool) return { kind: 'text', text: 'I have no tool that looks anything up.' };
  const calls = Array.from({ length: count }, (_, at) => {
    return { name: tool.name, arguments: { key: stepKey(at + 1) } };
  });
  return { kind: 'tools', calls };
}

export const fanOutKind: ScenarioKind = {
  name: 'fan-out',
  summary:
    'many tool calls in one turn (tools, delayMs each): is their longest paid, or their sum?',
  params,
  defaults: { requests: 10, concurrency: 1, llm: 'instant' },
  make(checked: z.output<typeof params>): Scenario {
    const { tools } = checked;
    return {
      name: 'fan-out',
      params: asText(checked),
      needs: 'lookup',
      topics: ['tools'],
      expectedLlmCalls: 2,
      expectedToolCalls: tools,
      toolWaitMs: checked.delayMs,
      question: (id) =>
        `Look up the keys ${stepKey(1)} to ${stepKey(tools)} with the ${LOOKUP_TOOL} tool, all at once. ` +
        requestMark(id),
      nextTurn: (conversation) => turn(tools, conversation),
      rightAnswer: () => finalSentence(tools),
    };
  },
};
