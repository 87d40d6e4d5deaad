/** The adapter protocol: JSON-RPC 2.0, one UTF-8 message a line on stdin/stdout; stderr is the adapter's log. */
import { z } from 'zod';

export const PROTOCOL_VERSION = 1;

/** JSON-RPC error code of a request that was cancelled (as in the Language Server Protocol). */
export const CANCELLED_CODE = -32800;

/** How the adapter's tool answers: by reading the file, or with a known sentence. */
export type ToolMode =
  | { readonly mode: 'parquet'; readonly path: string }
  | { readonly mode: 'constant'; readonly constant: string };

/** What an adapter is told once, before it says that it is ready. */
export interface InitializeParams {
  readonly protocolVersion: typeof PROTOCOL_VERSION;
  readonly llm: { readonly baseUrl: string; readonly apiKey: string; readonly model: string };
  readonly scenario: { readonly name: string; readonly params: Readonly<Record<string, unknown>> };
  readonly tool: ToolMode;
}

const named = z.object({ name: z.string(), version: z.string() });

export const initializeResultSchema = z.object({
  protocolVersion: z.literal(PROTOCOL_VERSION),
  framework: named,
  runtime: named,
  capabilities: z.array(z.string()),
  /** CLOCK_MONOTONIC when modules were loaded and when the agent was built; how long each of several took. */
  startup: z
    .object({
      loadedNs: z.number().nonnegative(),
      builtNs: z.number().nonnegative(),
      buildNs: z.array(z.number().nonnegative()).optional(),
    })
    .optional(),
});

/** One tool call as the adapter's kit timed it; ns are CLOCK_MONOTONIC. */
const toolCallSchema = z.object({
  name: z.string(),
  startNs: z.number().nonnegative(),
  endNs: z.number().nonnegative(),
  error: z.string().optional(),
});

export const runResultSchema = z.object({ answer: z.string(), tools: z.array(toolCallSchema) });

/** A piece of an answer, passed on as it came; `atNs`: when the adapter got it, CLOCK_MONOTONIC. */
export const deltaSchema = z.object({
  id: z.string(),
  text: z.string(),
  atNs: z.number().nonnegative(),
});

/** What the adapter's runtime counted since initialize; null where it counts nothing. */
export const statsResultSchema = z.object({
  gc: z
    .object({
      pauses: z.number().nonnegative(),
      totalNs: z.number().nonnegative(),
      maxNs: z.number().nonnegative(),
    })
    .nullable(),
});

/** Who is to blame for a failed request. */
const failureKindSchema = z.enum(['llm', 'tool', 'framework', 'protocol', 'cancelled', 'timeout']);

export const rpcErrorSchema = z.object({
  code: z.number(),
  message: z.string(),
  data: z.object({ kind: failureKindSchema }).optional().catch(undefined),
});

/** A reply or notification that an adapter may write. */
export const adapterMessageSchema = z.object({
  jsonrpc: z.literal('2.0'),
  id: z.union([z.number(), z.string()]).nullish(),
  result: z.unknown().optional(),
  error: rpcErrorSchema.optional(),
  method: z.string().optional(),
  params: z.unknown().optional(),
});
export type AdapterMessage = z.infer<typeof adapterMessageSchema>;
