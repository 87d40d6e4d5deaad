/** How a client without native tool calls puts the conversation, its tools and their calls into plain text. */
import type { ConversationMessage, Turn } from '../../scenarios/scenario.js';
import type { ModelRequest, ToolDefinition } from '../model-request.js';

/** What a conversation says once it is read in its dialect, and how to answer in it. */
export interface Reading {
  /** Calls and results that stood in texts are messages of their own here. */
  readonly messages: readonly ConversationMessage[];
  readonly tools: readonly ToolDefinition[];
  /** The text that says a turn. */
  readonly write: (turn: Turn) => string;
}

export interface Dialect {
  readonly name: string;
  /** Undefined when the conversation does not ask for this dialect. Follows from the request alone. */
  read(request: ModelRequest): Reading | undefined;
}
