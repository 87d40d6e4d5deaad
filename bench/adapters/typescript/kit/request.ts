/** Which request the running code works for, however many are in flight. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { nowNs } from './clock.js';

/** One tool call; ns are CLOCK_MONOTONIC. */
export interface ToolCall {
  readonly name: string;
  readonly startNs: number;
  readonly endNs: number;
  readonly error?: string;
}

/** A tool failed; kept apart from failures of the model and of the framework. */
export class ToolError extends Error {
  override readonly name = 'ToolError';
}

const toolCalls = new AsyncLocalStorage<ToolCall[]>();

/** Runs `work`; the tool calls that it leads to are appended to `calls`. */
export function collectToolCalls<T>(calls: ToolCall[], work: () => T): T {
  return toolCalls.run(calls, work);
}

/** Times `work` as a call of the tool `name` and files it under the current request. */
export async function timeTool<T>(name: string, work: () => T | Promise<T>): Promise<T> {
  const calls = toolCalls.getStore();
  const startNs = nowNs();
  try {
    const result = await work();
    calls?.push({ name, startNs, endNs: nowNs() });
    return result;
  } catch (cause) {
    const error = cause instanceof Error ? cause.message : String(cause);
    calls?.push({ name, startNs, endNs: nowNs(), error });
    throw cause instanceof ToolError ? cause : new ToolError(error, { cause });
  }
}
