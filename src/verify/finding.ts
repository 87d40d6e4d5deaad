/** What a judge of one point finds. */
import { rpcErrorSchema, runResultSchema } from '../adapters/protocol.js';
import { excerpt } from '../adapters/rpc-connection.js';
import type { Reply } from './spoken-process.js';

export interface Fault {
  readonly expected: string;
  readonly came: string;
  readonly where: string;
}

/** Undefined: there is nothing to judge by. */
export type Finding = 'passed' | Fault | undefined;

/** A reply in one line. */
export function replyText(reply: Reply): string {
  if (reply.kind === 'none') return reply.why;
  if (reply.kind === 'result') return `the result ${excerpt(JSON.stringify(reply.result), 300)}`;
  return `the error ${excerpt(JSON.stringify(reply.error), 300)}`;
}

/** Whether anything came at all. That a process is silent is told once, by the point that asks first. */
export function isSilent(reply: Reply | undefined): boolean {
  return reply?.kind === 'none';
}

/** The result of a `run`, or the fault that there is none. */
export function runResult(reply: Reply | undefined, expected: string) {
  if (!reply) return undefined;
  const parsed = reply.kind === 'result' ? runResultSchema.safeParse(reply.result) : undefined;
  if (parsed?.success) return { result: parsed.data };
  const field = parsed?.error.issues[0]?.path.join('.') ?? '';
  const came = parsed ? `a bad field "${field}" in ${replyText(reply)}` : replyText(reply);
  return { fault: { expected, came, where: reply.where } };
}

/** The error that a reply is, where its shape is right. */
export function rpcError(reply: Reply) {
  if (reply.kind !== 'error') return undefined;
  const parsed = rpcErrorSchema.safeParse(reply.error);
  const isWhole = parsed.success && parsed.data.data !== undefined && parsed.data.message !== '';
  return isWhole ? parsed.data : undefined;
}
