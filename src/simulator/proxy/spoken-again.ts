/** A recorded answer for a client that asks in another form: same words, same tool calls, in that form. */
import { offeredTool } from '../../scenarios/offered-tool.js';
import type { Scenario, Turn } from '../../scenarios/scenario.js';
import { isObject } from '../ascii-json.js';
import { readAnswer } from './model-answer.js';
import type { RecordedCall } from './recording.js';

function argumentsOf(text: string): object {
  try {
    const given: unknown = JSON.parse(text);
    return isObject(given) ? given : {};
  } catch {
    return {};
  }
}

/** What the model said, whatever form it came in. */
export function answerOf({ endpoint, stream, parts }: RecordedCall) {
  return readAnswer(endpoint, stream, parts.map(({ text }) => text).join(''));
}

/** A model that says just this; tools have the names by which the client offers them. */
export function sayingAgain(recorded: RecordedCall): Pick<Scenario, 'nextTurn'> {
  const { text, calls } = answerOf(recorded);
  return {
    nextTurn({ tools }): Turn {
      if (calls.length === 0) return { kind: 'text', text };
      return {
        kind: 'tools',
        calls: calls.map((call) => ({
          name: offeredTool(tools, call.name)?.name ?? call.name,
          arguments: argumentsOf(call.arguments),
        })),
      };
    },
  };
}
