/** Who is to blame for a failed request, told from the error and its causes. */
import { ToolError } from './request.js';

export type FailureKind = 'llm' | 'tool' | 'framework' | 'protocol' | 'cancelled' | 'timeout';

/** The request breaks the protocol. */
export class ProtocolError extends Error {}

/** An HTTP status or a network error code: only the model is reached over HTTP. */
function isFromModel(error: Error & { status?: unknown; statusCode?: unknown; code?: unknown }) {
  return (
    typeof error.status === 'number' ||
    typeof error.statusCode === 'number' ||
    (typeof error.code === 'string' && /^(E[A-Z]+|UND_ERR_\w+)$/.test(error.code)) ||
    /^API\w*Error$/.test(error.constructor.name)
  );
}

export function failureKind(thrown: unknown): FailureKind {
  const causes: Error[] = [];
  for (let at = thrown; at instanceof Error && causes.length < 10; at = at.cause) causes.push(at);
  if (causes.some((error) => error instanceof ProtocolError)) return 'protocol';
  if (causes.some((error) => error instanceof ToolError)) return 'tool';
  if (causes.some((error) => /timeout/i.test(error.constructor.name))) return 'timeout';
  return causes.some(isFromModel) ? 'llm' : 'framework';
}
