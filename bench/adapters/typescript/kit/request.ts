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

/** What is gathered and passed on for one request. */
export interface RequestScope {
  /** Its tool calls, appended as they end. */
  readonly calls: ToolCall[];
  /** Takes a piece of its answer; `atNs` is when the adapter had it. */
  readonly onPiece: (text: string, atNs: number) => void;
}

/** A tool failed; kept apart from failures of the model and of the framework. */
export class ToolError extends Error {
  override readonly name = 'ToolError';
}

const scopes = new AsyncLocalStorage<RequestScope>();

/** Runs `work` for a request: tool calls and pieces that it leads to go to `scope`. */
export function inScope<T>(scope: RequestScope, work: () => T): T {
  return scopes.run(scope, work);
}

/** Passes on a piece of the current request's answer, at once; an empty one is none. */
export function emit(text: string): void {
  const atNs = nowNs();
  if (text !== '') scopes.getStore()?.onPiece(text, atNs);
}

/** Times `work` as a call of the tool `name` and files it under the current request. */
export async function timeTool<T>(name: string, work: () => T | Promise<T>): Promise<T> {
  const calls = scopes.getStore()?.calls;
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
