/** What an agent is asked, what the model will say, and what a right answer is. */
import type { Capability } from './capability.js';
import type { Fault } from './fault.js';

/** A function the model may call, as the client offered it. */
export interface OfferedTool {
  readonly name: string;
  /** JSON Schema of its arguments, where it has any. */
  readonly parameters?: Readonly<Record<string, unknown>> | undefined;
}

/** One message of a conversation, whatever dialect it came in. */
export type ConversationMessage =
  | { readonly role: 'system' | 'user'; readonly text: string }
  | { readonly role: 'assistant'; readonly text: string; readonly toolCalls: number }
  | { readonly role: 'tool'; readonly text: string };

/** All that the model may look at when it decides what to say. */
export interface Conversation {
  readonly messages: readonly ConversationMessage[];
  readonly tools: readonly OfferedTool[];
}

/** What the model says next: text, or calls of tools. `arguments` is a JSON-able object. */
export type Turn =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'tools';
      readonly calls: readonly { readonly name: string; readonly arguments: object }[];
    };

/** How a process is put to work: by a number of requests, which is what is meant where nothing is said. */
export type Work =
  /** Requests for so long, and no more than so many a second: what is kept of each has to fit in memory. */
  | { readonly kind: 'duration'; readonly seconds: number; readonly mostPerSecond: number }
  /** Requests that are cancelled so long after they were sent; the model is listened to for a while after. */
  | { readonly kind: 'cancel'; readonly afterMs: number; readonly lingerMs: number }
  /** So many agents in one process, at each point in processes of its own; each agent is asked once. */
  | { readonly kind: 'agents'; readonly points: readonly number[] }
  /** Fresh processes only. */
  | { readonly kind: 'starts' };

/** What is looked at beside the figures that every scenario has. */
export type Topic =
  'turns' | 'tool-rate' | 'tools' | 'cores' | 'bytes' | 'gc' | 'stream' | 'faults' | 'start';

/** A workload: pure, so that every process that plays it says the same. */
export interface Scenario {
  readonly name: string;
  /** What it was made with. */
  readonly params: Readonly<Record<string, string>>;
  /** What adapters are told beside that (`initialize.scenario.params`): turns that they allow an agent, `gc`. */
  readonly told?: Readonly<Record<string, string>>;
  /** What an adapter must be able to do. */
  readonly needs: Capability;
  /** The user message of one request; it carries the request id, by which calls are attributed. */
  question(requestId: string): string;
  /** What the model says to a conversation. */
  nextTurn(conversation: Conversation): Turn;
  /** The right answer, given the sentence that the trip tool returns; what else is right, `isRight` says. */
  rightAnswer(toolSentence: string): string;
  /** Where other words can be right as well. */
  isRight?(answer: string, toolSentence: string): boolean;
  /** LLM calls a request takes when nothing is added; null where that is the framework's own choice. */
  readonly expectedLlmCalls: number | null;
  readonly expectedToolCalls: number;
  /** What its tool calls wait in a request, where they are made one after the other. */
  readonly toolWaitMs?: number;
  readonly work?: Work;
  readonly topics?: readonly Topic[];
  /** What a right request ends with instead of an answer. */
  readonly rightFailure?: 'cancelled';
  /** Adapters get all cores, though the harness then shares them. */
  readonly allCores?: boolean;
  /**
   * The fault that a request meets at its first model call; undefined for none. Follows from the id alone. What
   * becomes of requests is then what the scenario shows: no number of failures is a fault of the adapter.
   */
  readonly faultOf?: (requestId: string) => Fault | undefined;
}

/** Whether the scenario looks at this. */
export function looksAt({ topics }: Scenario, topic: Topic): boolean {
  return topics?.includes(topic) === true;
}

/** Whether an answer is right; white space around it does not count. */
export function isRight(scenario: Scenario, answer: string, toolSentence: string): boolean {
  const trimmed = answer.trim();
  return (
    scenario.isRight?.(trimmed, toolSentence) ?? trimmed === scenario.rightAnswer(toolSentence)
  );
}
