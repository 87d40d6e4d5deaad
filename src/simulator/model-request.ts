/** What a request asks of the model, whatever endpoint and dialect it came in. */
import type { ConversationMessage } from '../scenarios/scenario.js';
import type { JsonObject } from './ascii-json.js';

export interface ToolDefinition {
  readonly name: string;
  /** JSON Schema of the arguments; undefined for a tool without any, or one that is no function. */
  readonly parameters: JsonObject | undefined;
}

/** `name`: the model must call this tool. */
export type ToolChoice = 'none' | 'auto' | 'required' | { readonly name: string };

export type OutputFormat =
  | { readonly kind: 'text' | 'json_object' }
  | { readonly kind: 'json_schema'; readonly schema: JsonObject };

export interface ModelRequest {
  readonly model: string;
  readonly stream: boolean;
  readonly messages: readonly ConversationMessage[];
  readonly tools: readonly ToolDefinition[];
  readonly toolChoice: ToolChoice;
  readonly parallelToolCalls: boolean;
  readonly format: OutputFormat;
  readonly maxTokens: number | undefined;
  readonly stop: readonly string[];
  readonly promptTokens: number;
}
