/** What an agent is asked, what the model will say, and what a right answer is. */

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
  /** The user message of one request; it carries the request id, by which calls are attributed. */
  question(requestId: string): string;
  /** What the model says to a conversation. */
  nextTurn(conversation: Conversation): Turn;
  /** The only right answer, given the sentence that the tool returns. */
  rightAnswer(toolSentence: string): string;
  /** LLM calls a request takes when nothing is added. */
  readonly expectedLlmCalls: number;
}
