/** A tool that computes: what several requests at once make of the cores there are. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { whole } from './amount.js';
import { offeredTool } from './offered-tool.js';
import { questionIndex } from './question.js';
import { requestMark } from './request-id.js';
import type { Conversation, Scenario, Turn } from './scenario.js';
import { asText, type ScenarioKind } from './scenario-kind.js';

const params = z.strictObject({ rounds: whole(1, 100_000_000, 100_000) });

export const DIGEST_TOOL = 'digest';

/** Chained SHA-256 from 32 zero bytes, as the kits' tool computes it. */
export function digestOf(rounds: number): string {
  let hash: Buffer = Buffer.alloc(32);
  for (let round = 0; round < rounds; round += 1) {
    hash = createHash('sha256').update(hash).digest();
  }
  return hash.toString('hex');
}

const finalSentence = (digest: string): string => `The digest is ${digest}.`;

function turn(rounds: number, { messages, tools }: Conversation): Turn {
  const question = questionIndex(messages);
  const result = messages.findLast(({ role }, at) => role === 'tool' && at > question);
  if (result) {
    const digest = /[0-9a-f]{64}/.exec(result.text)?.[0];
    return { kind: 'text', text: finalSentence(digest ?? 'not there') };
  }
  const tool = offeredTool(tools, DIGEST_TOOL);
  return tool
    ? { kind: 'tools', calls: [{ name: tool.name, arguments: { rounds } }] }
    : { kind: 'text', text: 'I have no tool that computes a digest.' };
}

export const cpuToolKind: ScenarioKind = {
  name: 'cpu-tool',
  summary: 'a tool that only computes (rounds of SHA-256): how many cores its calls keep busy',
  params,
  defaults: { requests: 40, concurrency: 8, llm: 'instant' },
  make(checked: z.output<typeof params>): Scenario {
    const { rounds } = checked;
    let right: string | undefined;
    return {
      name: 'cpu-tool',
      params: asText(checked),
      needs: 'digest',
      topics: ['cores'],
      allCores: true,
      expectedLlmCalls: 2,
      expectedToolCalls: 1,
      question: (id) =>
        `What is the digest after ${rounds} rounds? Use the ${DIGEST_TOOL} tool. ${requestMark(id)}`,
      nextTurn: (conversation) => turn(rounds, conversation),
      rightAnswer: () => finalSentence((right ??= digestOf(rounds))),
    };
  },
};
