/** What an agent is asked, what the model will say, and what a right answer is. */
import type { Capability } from './capability.js';

/** A function the model may call, as the client offered it. */
export interface OfferedTool {
  readonly name: string;
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

/** A workload: pure, so that every process that plays it says the same. */
export interface Scenario {
  readonly name: string;
  /** What it was made with, as adapters are told it too (`initialize.scenario.params`). */
  readonly params: Readonly<Record<string, string>>;
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
}

/** Whether an answer is right; white space around it does not count. */
export function isRight(scenario: Scenario, answer: string, toolSentence: string): boolean {
  const trimmed = answer.trim();
  return (
    scenario.isRight?.(trimmed, toolSentence) ?? trimmed === scenario.rightAnswer(toolSentence)
  );
}
